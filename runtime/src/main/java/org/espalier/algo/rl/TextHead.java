package org.espalier.algo.rl;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.path.Path;

/**
 * A text of a custom kind. Its genes draw it: half of the time freely, half of the time near the text with the greatest advantage so
 * far. The genes do not tell probabilities, so the text counts as certain in those of its DNA.
 */
final class TextHead implements Head {
    private final Custom point;
    private Optional<String> best = Optional.empty();
    private double advantage;

    TextHead(Custom point) {
        this.point = point;
    }

    @Override
    public Decision sample(RandomGenerator random, Tally tally) {
        boolean near = random.nextBoolean();
        return new TextValue(point.genes().random(random, near ? best : Optional.empty()));
    }

    @Override
    public Decision mode() {
        return new TextValue(
                best.orElseGet(() -> point.genes().random(new java.util.SplittableRandom(0), Optional.empty())));
    }

    @Override
    public void judge(Decision decision, Tally tally) {}

    @Override
    public void push(Decision decision, Push push) {
        if (push.weight() > advantage) {
            advantage = push.weight();
            best = Optional.of(((TextValue) decision).value());
        }
    }

    @Override
    public void describe(Path id, BiConsumer<Path, String> lines) {
        lines.accept(id, best.map(text -> "near '" + text + "' or free").orElse("free"));
    }
}
