package org.espalier.samples.first;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** The first example of the README in Java: which rule of descent finds the deeper of two valleys? */
public final class FirstExample {

    private FirstExample() {}

    // readme:first-java
    sealed interface Rule {
        double speed(double before, double slope);
    }

    record Plain(double rate) implements Rule {
        public double speed(double before, double slope) {
            return -rate * slope;
        }
    }

    record Momentum(double rate, double keep) implements Rule {
        public double speed(double before, double slope) {
            return keep * before - rate * slope;
        }
    }

    record Descent(Rule rule, int steps) {
        double depth() { // the valley at 1.1 is 1.1 deep, the one at -1.3 is 3.5 deep
            double x = 2, speed = 0;
            for (int i = 0; i < steps; i++) {
                speed = rule.speed(speed, 4 * x * x * x - 6 * x + 1);
                x += speed;
            }
            return -(x * x * x * x - 3 * x * x + x);
        }
    }

    static final SymbolType<Plain> PLAIN = SymbolType.of(Plain.class);
    static final SymbolType<Momentum> MOMENTUM = SymbolType.of(Momentum.class);
    static final SymbolType<Descent> DESCENT = SymbolType.of(Descent.class);

    static final Symbol<Descent> SPACE = DESCENT.symbol(
            oneOf(
                    PLAIN.symbol(floatv(1e-4, 5e-2).log()),
                    MOMENTUM.symbol(floatv(1e-4, 5e-2).log(), oneOf(0.5, 0.9, 0.99))),
            oneOf(50, 100));

    static Study<Descent> search() {
        Study<Descent> study =
                Study.of(SPACE).algorithm(new RegularizedEvolution()).start();
        for (Sample<Descent> sample : study.sample(200)) {
            sample.report(sample.value().depth());
        }
        return study; // study.best().symbol() is the winning tree
    }
    // readme:end
}
