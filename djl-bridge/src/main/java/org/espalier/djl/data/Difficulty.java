package org.espalier.djl.data;

/**
 * How far the drawn digits are from a clean drawing.
 *
 * <p>Measured on 8192 training images: a linear model reaches about 99 % on {@link #EASY}, about
 * 60 % on {@link #MEDIUM} and about 20 % on {@link #HARD}.
 */
public enum Difficulty {

    /** Centred digits, small changes of pose, little noise. */
    EASY(new Warp(0.08f, 0.06f, 0.05f, 0.05f), 0, 0.05f, 0.95f),

    /** Digits moved, turned and scaled, with two stray strokes and visible noise. */
    MEDIUM(new Warp(0.30f, 0.24f, 0.16f, 0.16f), 2, 0.16f, 0.75f),

    /** Digits moved far, turned strongly and faded, among five stray strokes in strong noise. */
    HARD(new Warp(0.55f, 0.42f, 0.28f, 0.28f), 5, 0.30f, 0.55f);

    private final Warp warp;
    private final int distractors;
    private final float noise;
    private final float faintest;

    Difficulty(Warp warp, int distractors, float noise, float faintest) {
        this.warp = warp;
        this.distractors = distractors;
        this.noise = noise;
        this.faintest = faintest;
    }

    Warp warp() {
        return warp;
    }

    int distractors() {
        return distractors;
    }

    float noise() {
        return noise;
    }

    float faintest() {
        return faintest;
    }

    /** Largest turn in radians, shift in half image sides, relative change of size, and slant. */
    record Warp(float turn, float shift, float scale, float slant) {}
}
