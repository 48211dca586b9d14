package org.espalier.algo.rl;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.Decision.Chosen;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/** Picks of candidates, with the heads inside each candidate at each pick; those are made when first reached. */
final class PicksHead implements Head {
    private final DecisionPoint point;
    private final Logits logits;
    private final @Nullable Heads[] inside;

    PicksHead(DecisionPoint point, Logits logits) {
        this.point = point;
        this.logits = logits;
        boolean plain = point.candidates().stream()
                .allMatch(candidate -> candidate.spec().isEmpty());
        this.inside = new Heads[plain ? 0 : logits.picks() * logits.candidates()];
    }

    @Override
    public Decision sample(RandomGenerator random, Tally tally) {
        logits.restart();
        if (logits.picks() == 1 && point instanceof DecisionPoint.Choices) {
            int drawn = logits.draw(random);
            logits.judge(drawn, tally);
            return Chosen.of(drawn, sub(0, drawn, random, tally));
        }
        int[] drawn = new int[logits.picks()];
        for (int j = 0; j < drawn.length; j++) {
            drawn[j] = logits.draw(random);
            logits.judge(drawn[j], tally);
            logits.next(j + 1, drawn[j]);
        }
        Pick[] picks = new Pick[drawn.length];
        for (int j = 0; j < drawn.length; j++) {
            picks[j] = pick(drawn[j], sub(j, drawn[j], random, tally));
        }
        return point.decide(List.of(picks));
    }

    private Dna sub(int slot, int candidate, RandomGenerator random, Tally tally) {
        return isPlain(candidate) ? Dna.EMPTY : inside(slot, candidate).sample(random, tally);
    }

    @Override
    public Decision mode() {
        logits.restart();
        Pick[] picks = new Pick[logits.picks()];
        for (int j = 0; j < picks.length; j++) {
            int best = logits.likeliest();
            logits.next(j + 1, best);
            picks[j] = pick(best, isPlain(best) ? Dna.EMPTY : inside(j, best).mode());
        }
        return point.decide(List.of(picks));
    }

    @Override
    public void judge(Decision decision, Tally tally) {
        List<Pick> picks = decision.picks();
        logits.restart();
        for (int j = 0; j < picks.size(); j++) {
            logits.judge(picks.get(j).index(), tally);
            logits.next(j + 1, picks.get(j).index());
        }
        for (int j = 0; j < picks.size(); j++) {
            Pick pick = picks.get(j);
            if (!isPlain(pick.index())) {
                inside(j, pick.index()).judge(pick.sub(), tally);
            }
        }
    }

    @Override
    public void push(Decision decision, Push push) {
        List<Pick> picks = decision.picks();
        logits.restart();
        for (int j = 0; j < picks.size(); j++) {
            logits.push(j, picks.get(j).index(), push);
            logits.next(j + 1, picks.get(j).index());
        }
        for (int j = 0; j < picks.size(); j++) {
            Pick pick = picks.get(j);
            if (!isPlain(pick.index())) {
                inside(j, pick.index()).push(pick.sub(), push);
            }
        }
    }

    @Override
    public void describe(Path id, BiConsumer<Path, String> lines) {
        logits.restart();
        StringJoiner shares = new StringJoiner(", ");
        for (int i = 0; i < logits.candidates(); i++) {
            shares.add(point.candidates().get(i).label() + " "
                    + String.format(Locale.ROOT, "%.3f", logits.probability(i)));
        }
        lines.accept(id, (logits.picks() > 1 ? "first of " + logits.picks() + ": " : "") + shares);
        boolean several = point.picks() > 1 || point instanceof DecisionPoint.Permutation;
        for (int at = 0; at < inside.length; at++) {
            Heads heads = inside[at];
            if (heads != null) {
                int slot = at / logits.candidates();
                Path place = several ? id.index(slot) : id;
                heads.describe(place.branch(at % logits.candidates()), lines);
            }
        }
    }

    private static Pick pick(int candidate, Dna sub) {
        return sub.isEmpty() ? Pick.of(candidate) : new Pick(candidate, sub);
    }

    private boolean isPlain(int candidate) {
        return inside.length == 0 || spec(candidate).isEmpty();
    }

    private DnaSpec spec(int candidate) {
        return point.candidates().get(candidate).spec();
    }

    private Heads inside(int slot, int candidate) {
        int at = slot * logits.candidates() + candidate;
        Heads heads = inside[at];
        if (heads == null) {
            heads = new Heads(spec(candidate));
            inside[at] = heads;
        }
        return heads;
    }
}
