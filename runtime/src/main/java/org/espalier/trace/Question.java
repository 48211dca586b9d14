package org.espalier.trace;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.hyper.Hypers;
import org.espalier.hyper.IntV;
import org.espalier.symbol.Symbol;

/** The shape of a decision that a program asks for. Two that share a name must be equal. */
sealed interface Question {
    /** Returns the undecided node whose outcome is the answer; for a {@link Choice}, if nothing depends on the answer. */
    Symbol<?> node();

    /** One of several values; the answer is the value if all are plain and different, else its number. */
    record Choice(List<Object> values) implements Question {
        static Choice of(List<?> candidates) {
            boolean plain = candidates.stream()
                    .allMatch(c -> c instanceof String || c instanceof Number || c instanceof Boolean);
            boolean different = candidates.stream().distinct().count() == candidates.size();
            return new Choice(
                    plain && different
                            ? List.copyOf(candidates)
                            : IntStream.range(0, candidates.size())
                                    .<Object>mapToObj(i -> i)
                                    .toList());
        }

        @Override
        public Symbol<?> node() {
            return Hypers.oneOf(values);
        }
    }

    /** Several of {@code size} values, or all of them in an order; the answer is the list of their numbers. */
    record Picks(Selection selection, int size, boolean order) implements Question {
        @Override
        public Symbol<?> node() {
            List<Integer> numbers = IntStream.range(0, size).boxed().toList();
            return order ? Hypers.permutate(numbers) : Hypers.manyOf(selection, numbers);
        }
    }

    /** A real number. */
    record Real(double min, double max, Scale scale) implements Question {
        @Override
        public Symbol<?> node() {
            return Hypers.floatv(min, max).scaled(scale);
        }
    }

    /** An integer. */
    record Whole(IntGrid grid, Scale scale) implements Question {
        @Override
        public Symbol<?> node() {
            IntV range = Hypers.intv((int) grid.min(), (int) grid.max()).step((int) grid.step());
            return scale == Scale.LINEAR ? range : range.log();
        }
    }
}
