package org.espalier.djl.supernet.search;

import org.espalier.internal.Checks;

/**
 * How often a controller is rewarded.
 *
 * @param every weight steps between two turns of the controller, at least 1
 * @param rewards networks that are measured in a turn, at least 1
 * @param images validation images that each is measured on, at least 1; their statistics are those of its normalisation
 */
public record Turns(int every, int rewards, int images) {
    /** One reward on 64 images after each weight step. */
    public static final Turns EACH_STEP = new Turns(1, 1, 64);

    /** @throws IllegalArgumentException if a number is below 1 */
    public Turns {
        Checks.atLeast("every", every, 1);
        Checks.atLeast("rewards", rewards, 1);
        Checks.atLeast("images", images, 1);
    }

    /** Takes the turn of a controller after a step, if it is time for one. */
    void after(SuperTraining training, Controller controller) {
        if ((training.step() + 1) % every == 0) {
            for (int i = 0; i < rewards; i++) {
                controller.reward(training.validationBatch(images));
            }
        }
    }
}
