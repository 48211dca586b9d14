/**
 * Optimizers whose memory belongs to one training run.
 *
 * <p>Start with {@link org.espalier.djl.optim.OptimizerRecipe}, the description of an optimizer, and
 * {@link org.espalier.djl.optim.ParameterStepper}, which applies it. DJL's own optimizers are not
 * used: on PyTorch they never free their state, count the steps of parameters that took no part, cut
 * gradients on one side only, and half of them throw. DJL's fused native updates are used where
 * there are any.
 */
@NullMarked
package org.espalier.djl.optim;

import org.jspecify.annotations.NullMarked;
