package org.espalier.djl.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The ten digits as line segments in a square of side 2 around the origin, y downwards.
 *
 * <p>A segment is four numbers: x and y of its two ends. Curves are polygons of short segments.
 */
final class DigitShapes {

    private static final double FULL_TURN = 360;

    private final List<float[]> digits;

    DigitShapes() {
        this.digits = List.of(
                new Pen().arc(0, 0, 0.5, 0.85, 0, FULL_TURN).segments(),
                new Pen().from(-0.3, -0.5).to(0.08, -0.85).to(0.08, 0.85).segments(),
                new Pen()
                        .arc(0, -0.38, 0.5, 0.47, 170, 390)
                        .to(-0.52, 0.85)
                        .to(0.55, 0.85)
                        .segments(),
                new Pen()
                        .arc(-0.05, -0.43, 0.47, 0.42, 200, 450)
                        .arc(-0.05, 0.42, 0.52, 0.43, -90, 160)
                        .segments(),
                new Pen()
                        .from(0.28, 0.85)
                        .to(0.28, -0.85)
                        .to(-0.55, 0.3)
                        .to(0.58, 0.3)
                        .segments(),
                new Pen()
                        .from(0.48, -0.85)
                        .to(-0.38, -0.85)
                        .to(-0.45, -0.12)
                        .arc(-0.05, 0.33, 0.55, 0.52, 230, 510)
                        .segments(),
                new Pen()
                        .from(0.35, -0.85)
                        .to(-0.1, -0.5)
                        .to(-0.42, 0.1)
                        .to(-0.5, 0.38)
                        .arc(0, 0.38, 0.5, 0.47, 180, 180 + FULL_TURN)
                        .segments(),
                new Pen().from(-0.52, -0.85).to(0.55, -0.85).to(-0.12, 0.85).segments(),
                new Pen()
                        .arc(0, -0.43, 0.4, 0.42, 0, FULL_TURN)
                        .lift()
                        .arc(0, 0.42, 0.5, 0.43, 0, FULL_TURN)
                        .segments(),
                new Pen()
                        .arc(0, -0.38, 0.5, 0.47, 0, FULL_TURN)
                        .to(0.42, 0.25)
                        .to(0.12, 0.85)
                        .segments());
    }

    /** Returns the segments of a digit in [0, 9]; not to be changed. */
    float[] segments(int digit) {
        return digits.get(digit);
    }

    /** Collects segments; arcs start where the pen is, joined by a segment if that is elsewhere. */
    private static final class Pen {

        private static final double STEP = 30;

        private final List<Float> ends = new ArrayList<>();
        private boolean down;
        private float x;
        private float y;

        Pen from(double toX, double toY) {
            x = (float) toX;
            y = (float) toY;
            down = true;
            return this;
        }

        Pen lift() {
            down = false;
            return this;
        }

        Pen to(double toX, double toY) {
            if (down) {
                ends.addAll(List.of(x, y, (float) toX, (float) toY));
            }
            return from(toX, toY);
        }

        /** Draws part of an ellipse, angles in degrees, clockwise on the screen from the right. */
        Pen arc(double centreX, double centreY, double radiusX, double radiusY, double... angles) {
            double from = angles[0];
            double sweep = angles[1] - from;
            int pieces = (int) Math.ceil(sweep / STEP);
            for (int i = 0; i <= pieces; i++) {
                double angle = StrictMath.toRadians(from + sweep * i / pieces);
                to(centreX + radiusX * StrictMath.cos(angle), centreY + radiusY * StrictMath.sin(angle));
            }
            return this;
        }

        float[] segments() {
            float[] packed = new float[ends.size()];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = ends.get(i);
            }
            return packed;
        }
    }
}
