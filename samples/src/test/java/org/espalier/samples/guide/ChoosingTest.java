package org.espalier.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import java.util.Map;
import org.espalier.algo.Algorithm;
import org.espalier.algo.Objective;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.algo.catalog.Algorithms;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class ChoosingTest {
    private static final Symbol<Map<String, Object>> SPACE =
            Symbols.dict(Map.of("rate", floatv(1e-5, 1e-1).log(), "activation", oneOf("relu", "tanh")));

    // readme:choosing-one-java
    static double search(Algorithm algorithm) {
        return Study.of(SPACE)
                .algorithm(algorithm)
                .objective(Objective.minimize("loss"))
                .seed(7)
                .start()
                .run(60, ChoosingTest::loss)
                .best()
                .metrics()
                .get("loss");
    }
    // readme:end

    private static double loss(Map<String, Object> child) {
        double rate = Math.log10((double) child.get("rate")) + 3;
        return rate * rate + ("relu".equals(child.get("activation")) ? 0 : 0.1);
    }

    @Test
    void theAlgorithmIsOneArgument() {
        assertThat(search(new Tpe())).isLessThan(0.05);
        assertThat(search(Algorithms.named("evolution").forBudget(60))).isLessThan(0.05);
    }
}
