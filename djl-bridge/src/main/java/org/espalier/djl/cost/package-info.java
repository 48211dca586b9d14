/**
 * What a network costs: computed from its tree before anything is built, or measured.
 *
 * <p>{@link org.espalier.djl.cost.ParameterCount}, {@link org.espalier.djl.cost.MultiplyAdds} and
 * {@link org.espalier.djl.cost.Memory} need no engine; as objectives of a study and as constraints of a search space they
 * are used through {@link org.espalier.djl.cost.NetworkCost}. {@link org.espalier.djl.cost.Latency} runs the network.
 */
@NullMarked
package org.espalier.djl.cost;

import org.jspecify.annotations.NullMarked;
