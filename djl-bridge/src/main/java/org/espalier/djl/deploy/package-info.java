/**
 * Trained models on their way into use: saved with their tree, loaded for DJL's {@code Predictor}, exported to ONNX.
 *
 * <p>Start with {@link org.espalier.djl.deploy.SavedModel}.
 */
@NullMarked
package org.espalier.djl.deploy;

import org.jspecify.annotations.NullMarked;
