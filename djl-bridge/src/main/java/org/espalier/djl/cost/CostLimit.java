package org.espalier.djl.cost;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.shape.ShapeReport.LayerShapes;
import org.espalier.path.Path;
import org.espalier.space.Constraint;
import org.espalier.symbol.Symbol;

/** Rejects networks that cost more than a limit, and names the layer that costs most. */
record CostLimit<T>(NetworkCost cost, long limit, Path path, Function<? super T, ? extends Layer> network)
        implements Constraint<T> {

    @Override
    public Optional<String> rejection(Symbol<T> child) {
        if (!child.isConcrete()) {
            return Optional.empty();
        }
        ShapeReport report = ShapeProbe.probe(network.apply(Materializer.build(child)), path, cost.input());
        if (!report.isPossible()) {
            return report.problem();
        }
        long found = cost.of(report);
        return found <= limit ? Optional.empty() : Optional.of(reason(found, report));
    }

    private String reason(long found, ShapeReport report) {
        String most = report.layers().stream()
                .max(Comparator.comparingLong(cost::of))
                .map(this::share)
                .orElse("");
        return (path.isRoot() ? "network" : path) + ": expected " + cost.name() + " in [0, " + limit
                + "] for an input of " + cost.input() + ", found " + found + most;
    }

    private String share(LayerShapes layer) {
        return ". The largest part is " + (layer.path().isRoot() ? "" : layer.path() + ": ") + layer.layer() + " with "
                + cost.of(layer);
    }
}
