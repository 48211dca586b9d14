package org.espalier.algo.evolution.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.espalier.algo.evolution.scalar.Scalar;
import org.espalier.path.PathPattern;

/** The filters of {@link Where}. */
final class Filters {
    static final Where ALL = new All();

    private Filters() {}

    private static List<Locus> keep(List<Locus> loci, Predicate<Locus> test) {
        return loci.stream().filter(test).toList();
    }

    private record All() implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return loci;
        }

        @Override
        public String toString() {
            return "everywhere";
        }
    }

    record Any(Scalar count) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            int wanted = turn.count(count);
            List<Locus> kept = new ArrayList<>();
            for (int i = 0; i < loci.size(); i++) {
                if (turn.random().nextInt(loci.size() - i) < wanted - kept.size()) {
                    kept.add(loci.get(i));
                }
            }
            return kept;
        }

        @Override
        public String toString() {
            return "at any " + count;
        }
    }

    record Hint(Object hint) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return keep(loci, locus -> locus.point().tags().hasHint(hint));
        }

        @Override
        public String toString() {
            return "at hint " + hint;
        }
    }

    record Name(String name) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return keep(loci, locus -> locus.point().tags().name().equals(Optional.of(name)));
        }

        @Override
        public String toString() {
            return "at name " + name;
        }
    }

    record At(PathPattern pattern) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return keep(loci, locus -> pattern.matches(locus.path()));
        }

        @Override
        public String toString() {
            return "at " + pattern;
        }
    }

    record Matching(Predicate<Locus> test) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return keep(loci, test);
        }

        @Override
        public String toString() {
            return "where a test holds";
        }
    }

    record Both(Where first, Where second) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            return second.select(first.select(loci, turn), turn);
        }

        @Override
        public String toString() {
            return first + ", " + second;
        }
    }

    record Not(Where where) implements Where {
        @Override
        public List<Locus> select(List<Locus> loci, Turn turn) {
            List<Locus> out = where.select(loci, turn);
            return keep(loci, locus -> out.stream().noneMatch(other -> other == locus));
        }

        @Override
        public String toString() {
            return "not " + where;
        }
    }
}
