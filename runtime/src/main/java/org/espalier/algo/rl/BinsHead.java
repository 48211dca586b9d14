package org.espalier.algo.rl;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.IntGrid;
import org.espalier.path.Path;

/** An integer of a short range: one logit for each value, which start at the size of its cell. */
record BinsHead(IntGrid grid, Logits logits) implements Head {
    BinsHead(IntRange range) {
        this(range.grid(), Logits.startingAt(start(range)));
    }

    private static double[] start(IntRange range) {
        Cells cells = new Cells(range);
        double[] logs = new double[(int) range.grid().count()];
        for (int i = 0; i < logs.length; i++) {
            long value = range.grid().at(i);
            logs[i] = Math.log(cells.end(value) - cells.begin(value));
        }
        return logs;
    }

    @Override
    public Decision sample(RandomGenerator random, Tally tally) {
        logits.restart();
        int drawn = logits.draw(random);
        logits.judge(drawn, tally);
        return new IntValue(grid.at(drawn));
    }

    @Override
    public Decision mode() {
        logits.restart();
        return new IntValue(grid.at(logits.likeliest()));
    }

    @Override
    public void judge(Decision decision, Tally tally) {
        logits.restart();
        logits.judge(bin(decision), tally);
    }

    @Override
    public void push(Decision decision, Push push) {
        logits.restart();
        logits.push(0, bin(decision), push);
    }

    @Override
    public void describe(Path id, BiConsumer<Path, String> lines) {
        logits.restart();
        StringJoiner shares = new StringJoiner(", ");
        for (int i = 0; i < logits.candidates(); i++) {
            shares.add(grid.at(i) + " " + String.format(Locale.ROOT, "%.3f", logits.probability(i)));
        }
        lines.accept(id, shares.toString());
    }

    private int bin(Decision decision) {
        return (int) grid.indexOf(((IntValue) decision).value());
    }
}
