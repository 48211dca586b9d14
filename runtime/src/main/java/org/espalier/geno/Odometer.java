package org.espalier.geno;

import java.util.List;
import org.espalier.geno.Decision.FloatValue;
import org.espalier.geno.Decision.IntValue;
import org.espalier.geno.Decision.TextValue;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.jspecify.annotations.Nullable;

/** First and next DNA of a spec: one wheel for each decision point, of which the last turns fastest. */
final class Odometer {
    private final Wheel[] wheels;
    private @Nullable Dna first;

    Odometer(DnaSpec spec) {
        List<DecisionPoint> points = spec.points();
        wheels = new Wheel[points.size()];
        for (int i = 0; i < wheels.length; i++) {
            wheels[i] = points.get(i).accept(MAKER);
        }
    }

    Dna first() {
        Dna known = first;
        if (known == null) {
            Decision[] decisions = new Decision[wheels.length];
            for (int i = 0; i < decisions.length; i++) {
                decisions[i] = wheels[i].first();
            }
            known = Dna.owning(decisions);
            first = known;
        }
        return known;
    }

    /** Returns the DNA after {@code dna}, which must fit the spec; null if it is the last. */
    @Nullable
    Dna next(Dna dna) {
        for (int i = wheels.length - 1; i >= 0; i--) {
            Decision next = wheels[i].next(dna.get(i));
            if (next != null) {
                Decision[] decisions = dna.toArray();
                decisions[i] = next;
                Dna start = first();
                for (int later = i + 1; later < decisions.length; later++) {
                    decisions[later] = start.get(later);
                }
                return Dna.owning(decisions);
            }
        }
        return null;
    }

    /** First and next decision of a point. */
    interface Wheel {
        /** Returns the first decision. */
        Decision first();

        /** Returns the decision after {@code decision}; null if it is the last. */
        @Nullable
        Decision next(Decision decision);
    }

    private static final DecisionPoint.Visitor<Wheel> MAKER = new DecisionPoint.Visitor<>() {
        @Override
        public Wheel visitChoices(Choices point) {
            return point.picks() == 1
                    ? new PickWheels.Single(point)
                    : new PickWheels.Several(point, point.selection(), Decision.Chosen::new);
        }

        @Override
        public Wheel visitPermutation(Permutation point) {
            Selection all = new Selection(point.candidates().size(), true, false);
            return new PickWheels.Several(point, all, Decision.Order::new);
        }

        @Override
        public Wheel visitFloat(FloatRange point) {
            return new FloatWheel(point);
        }

        @Override
        public Wheel visitInt(IntRange point) {
            return new IntWheel(point.grid());
        }

        @Override
        public Wheel visitCustom(Custom point) {
            return new TextWheel(point);
        }
    };

    private record FloatWheel(FloatRange point) implements Wheel {
        @Override
        public Decision first() {
            return new FloatValue(point.min());
        }

        @Override
        public Decision next(Decision decision) {
            throw new InfiniteSpaceException(
                    point.location(),
                    "the values of " + PointText.of(point)
                            + " cannot be listed. Sample the space, or use intv or oneOf");
        }
    }

    private record IntWheel(IntGrid grid) implements Wheel {
        @Override
        public Decision first() {
            return new IntValue(grid.min());
        }

        @Override
        public @Nullable Decision next(Decision decision) {
            long value = ((IntValue) decision).value();
            return value >= grid.last() ? null : new IntValue(value + grid.step());
        }
    }

    private record TextWheel(Custom point) implements Wheel {
        @Override
        public Decision first() {
            return point.genes()
                    .first()
                    .map(TextValue::new)
                    .orElseThrow(() -> new InfiniteSpaceException(
                            point.location(),
                            "the values of " + PointText.of(point) + " cannot be listed. Implement TextGenes.first"));
        }

        @Override
        public @Nullable Decision next(Decision decision) {
            return point.genes()
                    .next(((TextValue) decision).value())
                    .map(TextValue::new)
                    .orElse(null);
        }
    }
}
