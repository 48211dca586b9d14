package org.espalier.dsl.trace;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.symbol.Symbol;
import org.espalier.trace.Traced;

/** The programs of {@code TracingSpec} in Java. */
final class JavaPrograms {
    private JavaPrograms() {}

    static Symbol<List<Object>> network() {
        return Traced.symbol("network", trace -> {
            List<Object> network = new ArrayList<>();
            network.add(trace.floatv("rate", 1e-4, 1e-1, Scale.LOG));
            if (trace.oneOf("depth", "deep", "shallow").equals("deep")) {
                int layers = trace.intv("layers", new IntGrid(2, 4, 2), Scale.LINEAR);
                network.add(layers);
            }
            network.add(trace.branch(
                    "op", List.of(() -> "identity", () -> "conv" + trace.oneOf("filters", List.of(4, 8)))));
            network.add(trace.manyOf("inputs", new Selection(2, true, true), List.of("a", "b", "c")));
            network.add(trace.permutate(trace.nextName(), List.of(1, 2)));
            return network;
        });
    }
}
