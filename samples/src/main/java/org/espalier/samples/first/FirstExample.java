package org.espalier.samples.first;

import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.oneOf;

import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.hyper.FloatV;
import org.espalier.study.Sample;
import org.espalier.study.Study;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/** The first example of the README in Java: which rule of descent finds the deeper of two valleys? */
public final class FirstExample {

    private FirstExample() {}

    // readme:first-java
    sealed interface Rule {}

    record Plain(double rate) implements Rule {}

    record Momentum(double rate, double keep) implements Rule {}

    record Descent(Rule rule, int steps) {}

    static final SymbolType<Plain> PLAIN = SymbolType.of(Plain.class);
    static final SymbolType<Momentum> MOMENTUM = SymbolType.of(Momentum.class);
    static final SymbolType<Descent> DESCENT = SymbolType.of(Descent.class);

    static final FloatV RATE = floatv(1e-4, 5e-2).log();
    static final Symbol<Descent> SPACE =
            DESCENT.symbol(oneOf(PLAIN.symbol(RATE), MOMENTUM.symbol(RATE, oneOf(0.5, 0.9, 0.99))), oneOf(50, 100));

    static void search() {
        Study<Descent> study =
                Study.of(SPACE).algorithm(new RegularizedEvolution()).start();
        for (Sample<Descent> sample : study.sample(200)) {
            sample.report(roll(sample.value()));
        }
        System.out.println(study.best().symbol());
    }
    // readme:end

    /** How deep a ball gets that starts at 2: a valley at 1.1 is 1.1 deep, another one at -1.3 is 3.5 deep. */
    static double roll(Descent descent) {
        double x = 2;
        double speed = 0;
        for (int i = 0; i < descent.steps(); i++) {
            double slope = 4 * x * x * x - 6 * x + 1;
            if (descent.rule() instanceof Plain plain) {
                speed = -plain.rate() * slope;
            } else if (descent.rule() instanceof Momentum momentum) {
                speed = momentum.keep() * speed - momentum.rate() * slope;
            }
            x += speed;
        }
        return -(x * x * x * x - 3 * x * x + x);
    }
}
