package org.espalier.algo.rl;

import java.util.List;

/**
 * A push on the parameters: adds {@code weight * d log pi + entropy * d H} to their gradients and remembers which were touched.
 */
record Push(double weight, double entropy, List<Parameters> touched) {
    void touch(Parameters parameters) {
        if (!parameters.waiting) {
            parameters.waiting = true;
            touched.add(parameters);
        }
    }
}
