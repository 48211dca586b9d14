package org.espalier.djl.cost;

import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import org.espalier.algo.Objective;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.shape.ShapeReport.LayerShapes;
import org.espalier.path.Path;
import org.espalier.space.Constraint;
import org.espalier.symbol.Symbol;
import org.espalier.trial.InfeasibleException;

/**
 * A number computed from the description of a network: no engine, no weights, no training. Only blocks of other origin
 * ({@code Layers.block}) are tried on the engine; their multiplications are not known and count nothing.
 *
 * <p>As a limit, it keeps children out of a search space before anything is built:
 *
 * <pre>{@code
 * NetworkCost work = new MultiplyAdds(new Shape(3, 224, 224));
 * SearchSpace.of(net).constrained(work.atMost(300_000_000));
 * SearchSpace.of(experiment).constrained(work.atMost(300_000_000, Path.parse("model"), Experiment::model));
 * }</pre>
 *
 * As an objective, it is reported with what was measured, and enters a
 * {@link org.espalier.algo.CostTarget} by its name:
 *
 * <pre>{@code
 * Study.of(net).objectives(Objective.maximize("accuracy"), work.objective())...
 * sample.report(Map.of("accuracy", 0.93, work.name(), (double) work.of(sample.value())));
 * }</pre>
 *
 * <p>Any other sum over layers, such as that of times looked up in a table, is one more implementation.
 */
public interface NetworkCost {

    /**
     * Names the figure as trials report it.
     *
     * @return a name such as {@code multiplyAdds}
     */
    String name();

    /**
     * Returns the shape of one image that the network is given, without the batch.
     *
     * @return axes such as (channel, row, column)
     */
    Shape input();

    /**
     * Computes the figure of one layer, without its parts.
     *
     * @param layer shapes and costs of the layer
     * @return the figure, at least 0
     */
    long of(LayerShapes layer);

    /**
     * Computes the figure of a network that is possible: the sum over all layers, unless the figure says otherwise.
     *
     * @param report shapes and costs of all layers
     * @return the figure, at least 0
     */
    default long of(ShapeReport report) {
        return report.layers().stream().mapToLong(this::of).sum();
    }

    /**
     * Computes the figure of a network.
     *
     * @param network the description
     * @return the figure, at least 0
     * @throws InfeasibleException if the network is impossible; the message names the path of the layer, the shape it got
     *     and what it needs
     */
    default long of(Layer network) {
        ShapeReport report = ShapeProbe.probe(network, Path.ROOT, input());
        report.problem().ifPresent(problem -> {
            throw new InfeasibleException(problem);
        });
        return of(report);
    }

    /**
     * Computes the figure of a finished tree.
     *
     * @param network tree without open decisions
     * @return the figure, at least 0
     * @throws org.espalier.build.BuildException if the tree is not finished
     * @throws InfeasibleException as {@link #of(Layer)}
     */
    default long of(Symbol<? extends Layer> network) {
        return of(Materializer.build(network));
    }

    /**
     * Makes the objective to keep the figure small, under its name.
     *
     * @return the objective
     */
    default Objective objective() {
        return Objective.minimize(name());
    }

    /**
     * Makes a constraint that keeps networks of a larger figure, and impossible ones, out of a search space.
     *
     * @param limit the largest figure that is accepted
     * @return the constraint; children that are not finished yet are accepted
     */
    default Constraint<Layer> atMost(long limit) {
        return atMost(limit, Path.ROOT, Function.identity());
    }

    /**
     * Makes a constraint that keeps larger trees out of a search space by the network in them.
     *
     * @param <T> what children of the space build
     * @param limit the largest figure that is accepted
     * @param path place of the network in the tree, for the reasons of rejections
     * @param network finds the network in what a child builds
     * @return the constraint; children that are not finished yet are accepted
     */
    default <T> Constraint<T> atMost(long limit, Path path, Function<? super T, ? extends Layer> network) {
        return new CostLimit<>(this, limit, path, network);
    }
}
