package org.espalier.algo.rl;

import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.path.Path;

/** An integer of a long range: the cell into which a {@link Squashed} Gaussian falls. */
record IntHead(Cells cells, Squashed unit) implements Head {
    IntHead(IntRange range) {
        this(new Cells(range), new Squashed());
    }

    @Override
    public Decision sample(RandomGenerator random, Tally tally) {
        IntValue drawn = new IntValue(cells.valueAt(unit.draw(random)));
        judge(drawn, tally);
        return drawn;
    }

    @Override
    public Decision mode() {
        return new IntValue(cells.valueAt(unit.median()));
    }

    @Override
    public void judge(Decision decision, Tally tally) {
        long value = ((IntValue) decision).value();
        unit.judge(cells.begin(value), cells.end(value), tally);
    }

    @Override
    public void push(Decision decision, Push push) {
        long value = ((IntValue) decision).value();
        unit.push(cells.begin(value), cells.end(value), push);
    }

    @Override
    public void describe(Path id, BiConsumer<Path, String> lines) {
        lines.accept(
                id,
                "median " + cells.valueAt(unit.median()) + ", two thirds in [" + cells.valueAt(unit.at(-1)) + ", "
                        + cells.valueAt(unit.at(1)) + "]");
    }
}
