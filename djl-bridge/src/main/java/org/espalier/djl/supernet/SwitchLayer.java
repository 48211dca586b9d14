package org.espalier.djl.supernet;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.LayerScope;
import org.espalier.path.Path;

/**
 * Some candidates of one decision, all with the same input; the output is their weighted sum.
 *
 * <p>Outputs with fewer channels than the widest are filled up with zeros.
 *
 * @param decision id of the decision
 * @param picked numbers of the candidates that take part, at least one
 * @param candidates the candidates, in the order of {@code picked}
 * @param shared whether the candidates are variants of one layer, at one place, that cut their weights out of the largest
 */
record SwitchLayer(Path decision, List<Integer> picked, List<Layer> candidates, boolean shared) implements Layer {

    SwitchLayer {
        picked = List.copyOf(picked);
        candidates = List.copyOf(candidates);
    }

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        long[] extents =
                scope.part("candidates", 0, candidates.get(0), input).getShape().clone();
        for (int i = 1; i < candidates.size(); i++) {
            Shape other = scope.part("candidates", i, candidates.get(i), input);
            boolean fits = other.dimension() == extents.length;
            for (int axis = 1; fits && axis < extents.length; axis++) {
                fits = other.get(axis) == extents[axis];
            }
            if (!fits) {
                throw scope.needs("candidates whose outputs differ in channels only (candidate " + picked.get(0)
                        + " gives " + new Shape(extents) + ", candidate " + picked.get(i) + " gives " + other + ")");
            }
            if (extents.length > 0) {
                extents[0] = Math.max(extents[0], other.get(0));
            }
        }
        return new Shape(extents);
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        List<Block> parts = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            Layer candidate = candidates.get(i);
            parts.add(shared ? blocks.instead(candidate, input) : blocks.candidate(picked.get(i), candidate, input));
        }
        return new SwitchBlock(decision, parts);
    }

    @Override
    public String toString() {
        return (shared ? "Variants(" : "Switch(") + decision + ": " + candidates.size() + " candidates)";
    }
}
