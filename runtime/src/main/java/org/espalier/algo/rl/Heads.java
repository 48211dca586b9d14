package org.espalier.algo.rl;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.path.Path;

/** The heads of one spec at one place of a space. */
final class Heads {
    private final List<DecisionPoint> points;
    private final Head[] heads;

    Heads(DnaSpec spec) {
        this.points = spec.points();
        this.heads = points.stream().map(Head::of).toArray(Head[]::new);
    }

    Dna sample(RandomGenerator random, Tally tally) {
        Decision[] decisions = new Decision[heads.length];
        for (int i = 0; i < heads.length; i++) {
            decisions[i] = heads[i].sample(random, tally);
        }
        return Dna.of(decisions);
    }

    Dna mode() {
        Decision[] decisions = new Decision[heads.length];
        for (int i = 0; i < heads.length; i++) {
            decisions[i] = heads[i].mode();
        }
        return Dna.of(decisions);
    }

    void judge(Dna dna, Tally tally) {
        for (int i = 0; i < heads.length; i++) {
            heads[i].judge(dna.get(i), tally);
        }
    }

    void push(Dna dna, Push push) {
        for (int i = 0; i < heads.length; i++) {
            heads[i].push(dna.get(i), push);
        }
    }

    void describe(Path place, BiConsumer<Path, String> lines) {
        for (int i = 0; i < heads.length; i++) {
            heads[i].describe(place.resolve(points.get(i).location()), lines);
        }
    }
}
