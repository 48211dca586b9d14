package org.espalier.samples.flows;

import java.util.function.ToDoubleFunction;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;

/**
 * A space whose decisions are hinted {@code outer} or {@code inner}, and what its children are worth.
 *
 * @param name a short name
 * @param space the whole space
 * @param quality what a child is worth, the larger the better
 * @param noise standard deviation of what a single evaluation adds to it
 * @param best the largest quality that there is
 * @param <T> what children build
 */
public record FlowProblem<T>(String name, Symbol<T> space, ToDoubleFunction<T> quality, double noise, double best) {
    /** The hint of decisions that an outer search takes. */
    public static final String OUTER = "outer";

    /** The hint of decisions that an inner search takes. */
    public static final String INNER = "inner";

    /** Returns the space in which only the decisions of a hint are taken. */
    public SearchSpace<T> part(String hint) {
        return SearchSpace.of(space).where(hyper -> hyper.tags().hasHint(hint));
    }
}
