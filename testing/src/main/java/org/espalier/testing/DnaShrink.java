package org.espalier.testing;

import java.util.ArrayList;
import java.util.List;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.geno.Pick;

/** Simpler DNA of the same spec: nearer to the first one, with which a failure is easier to read. */
public final class DnaShrink {
    private DnaShrink() {}

    /**
     * Returns DNA that are simpler than {@code dna}, the simplest first; empty if it is the first DNA of {@code spec}. Each
     * comes before {@code dna} in the order of {@code spec}, so shrinking again and again ends.
     */
    public static List<Dna> simpler(DnaSpec spec, Dna dna) {
        List<Dna> simpler = new ArrayList<>();
        for (int i = 0; i < dna.size(); i++) {
            for (Decision decision : simpler(spec.points().get(i), dna.get(i))) {
                simpler.add(dna.with(i, decision));
            }
        }
        return simpler;
    }

    private static List<Decision> simpler(DecisionPoint point, Decision decision) {
        List<Decision> simpler = new ArrayList<>();
        Decision first = Enumerator.of(DnaSpec.of(List.of(point))).first().get(0);
        if (first.equals(decision)) {
            return simpler;
        }
        simpler.add(first);
        if (point instanceof FloatRange range && decision instanceof Decision.FloatValue value) {
            double middle = range.min() + (value.value() - range.min()) / 2;
            if (middle < value.value() && middle > range.min()) {
                simpler.add(new Decision.FloatValue(middle));
            }
        } else if (point instanceof IntRange range && decision instanceof Decision.IntValue value) {
            long index = range.grid().indexOf(value.value());
            for (long nearer : new long[] {index / 2, index - index / 4 - 1, index - 1}) {
                Decision candidate = new Decision.IntValue(range.grid().at(nearer));
                if (!simpler.contains(candidate)) {
                    simpler.add(candidate);
                }
            }
        } else {
            simpler.addAll(inside(point, decision));
        }
        return simpler;
    }

    /** The same picks with simpler decisions inside one of them. */
    private static List<Decision> inside(DecisionPoint point, Decision decision) {
        List<Decision> simpler = new ArrayList<>();
        for (int j = 0; j < decision.picks().size(); j++) {
            Pick pick = decision.picks().get(j);
            for (Dna sub : simpler(point.candidates().get(pick.index()).spec(), pick.sub())) {
                List<Pick> picks = new ArrayList<>(decision.picks());
                picks.set(j, new Pick(pick.index(), sub));
                simpler.add(
                        decision instanceof Decision.Order ? new Decision.Order(picks) : new Decision.Chosen(picks));
            }
        }
        return simpler;
    }
}
