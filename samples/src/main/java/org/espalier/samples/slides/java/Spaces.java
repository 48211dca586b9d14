package org.espalier.samples.slides.java;

import static org.espalier.hyper.Hypers.manyOf;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.repeat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.space.SearchSpace;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** Complex spaces, and a factorized search. */
public final class Spaces {
    private Spaces() {}

    /** A cell of NAS-Bench-101: the kinds of five operations and which of 21 possible edges are there. */
    public record CellSpec(List<Integer> ops, List<Integer> edges) {}

    /** A node of a feature pyramid: how it merges two of the feature maps, and the level of the result. */
    public record FpnNode(String op, int level, List<Integer> inputs) {}

    /** Part of a network. */
    public sealed interface Block {}

    /** Turns everything into zeros. */
    public record Zero() implements Block {}

    /** The block of MobileNet V2. */
    public record InvertedBottleneck(int filters, int kernel, int expansion) implements Block {}

    /** A block added to its own input. */
    public record Residual(Block body) implements Block {}

    static final SymbolType<CellSpec> CELL_SPEC = SymbolType.of(CellSpec.class);
    static final SymbolType<FpnNode> FPN_NODE = SymbolType.of(FpnNode.class);
    static final SymbolType<Zero> ZERO = SymbolType.of(Zero.class);
    static final SymbolType<InvertedBottleneck> INVERTED_BOTTLENECK = SymbolType.of(InvertedBottleneck.class);
    static final SymbolType<Residual> RESIDUAL = SymbolType.of(Residual.class);

    /** NAS-Bench-101: repeating one undecided node makes independent decisions. */
    public static final Symbol<CellSpec> NAS_BENCH_101 = CELL_SPEC.symbol(
            repeat(5, oneOf(0, 1, 2).hint("ops")), repeat(21, oneOf(0, 1).hint("edges")));

    /** A pyramid node that merges two different feature maps, in any order. */
    public static final Symbol<FpnNode> FPN = FPN_NODE.symbol(
            oneOf("sum", "attention"),
            3,
            manyOf(2, List.of(0, 1, 2, 3, 4, 5, 6)).distinct().sorted());

    /** A layer of MobileNet that the search may take out. */
    public static final Symbol<Residual> LAYER = RESIDUAL.symbol(
            oneOf(INVERTED_BOTTLENECK.symbol(oneOf(32, 48, 64), oneOf(3, 5, 7), oneOf(3, 6)), ZERO.symbol()));

    /**
     * Factorized search: the outer loop decides on operations, the inner one on edges; an outer child is itself a space.
     *
     * @return the best mean of the five best inner rewards
     */
    public static double factorized(long outerTrials, long innerTrials, ToDoubleFunction<CellSpec> reward) {
        double best = Double.NEGATIVE_INFINITY;
        SearchSpace<CellSpec> ops =
                SearchSpace.of(NAS_BENCH_101).where(h -> h.tags().hasHint("ops"));
        for (Sample<CellSpec> outer :
                Study.of(ops).algorithm(new RegularizedEvolution()).start().sample(outerTrials)) {
            List<Double> rewards = new ArrayList<>();
            for (Sample<CellSpec> inner : Study.of(outer.symbol())
                    .algorithm(new RegularizedEvolution())
                    .start()
                    .sample(innerTrials)) {
                rewards.add(inner.report(reward.applyAsDouble(inner.value())));
            }
            rewards.sort(Comparator.reverseOrder());
            double five =
                    rewards.stream().limit(5).mapToDouble(d -> d).average().orElseThrow();
            best = Math.max(best, outer.report(five));
        }
        return best;
    }
}
