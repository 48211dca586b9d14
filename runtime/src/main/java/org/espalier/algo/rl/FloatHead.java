package org.espalier.algo.rl;

import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.path.Path;

/** A real number: a {@link Squashed} Gaussian in the scale of the range. Its density is that in the unit interval. */
record FloatHead(FloatRange range, Squashed unit) implements Head {
    FloatHead(FloatRange range) {
        this(range, new Squashed());
    }

    @Override
    public Decision sample(RandomGenerator random, Tally tally) {
        FloatValue drawn = value(unit.draw(random));
        judge(drawn, tally);
        return drawn;
    }

    @Override
    public Decision mode() {
        return value(unit.median());
    }

    @Override
    public void judge(Decision decision, Tally tally) {
        if (!isFixed()) {
            unit.judge(unitOf(decision), tally);
        }
    }

    @Override
    public void push(Decision decision, Push push) {
        if (!isFixed()) {
            unit.push(unitOf(decision), push);
        }
    }

    @Override
    public void describe(Path id, BiConsumer<Path, String> lines) {
        lines.accept(
                id,
                "median " + value(unit.median()).value() + ", two thirds in ["
                        + value(unit.at(-1)).value() + ", " + value(unit.at(1)).value() + "]");
    }

    private boolean isFixed() {
        return range.min() == range.max();
    }

    private FloatValue value(double at) {
        return new FloatValue(range.scale().fromUnit(at, range.min(), range.max()));
    }

    private double unitOf(Decision decision) {
        return range.scale().toUnit(((FloatValue) decision).value(), range.min(), range.max());
    }
}
