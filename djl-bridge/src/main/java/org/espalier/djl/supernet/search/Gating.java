package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.path.Path;

/** Decides which candidates take part in a pass, and by which weights the logits are felt. */
interface Gating {
    /** Draws what takes part while weights learn. */
    Draw forWeights();

    /** Draws what takes part while logits learn. */
    Draw forAlphas();

    /** What takes part in a pass. */
    interface Draw {
        /** Returns the network. */
        Subnetwork network();

        /** Returns the decisions whose logits are felt; none if weights are all that can learn. */
        List<Path> decisions();

        /**
         * Sets the weights of the candidates for the next pass.
         *
         * @param scratch manager of the pass
         * @param learnable whether gradients reach the logits
         */
        void open(NDManager scratch, boolean learnable);

        /**
         * Returns the logits of a decision as far as this pass may change them.
         *
         * @param scratch manager of the pass
         * @return axis (candidate), recorded where they may change
         */
        NDArray felt(NDManager scratch, Path decision);

        /** Returns how much a pass costs, as a multiple of that through one path. */
        double cost();

        /** Does what remains to be done when logits have been changed. */
        default void afterStep() {}
    }
}
