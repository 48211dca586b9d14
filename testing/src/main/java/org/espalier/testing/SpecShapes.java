package org.espalier.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.geno.Candidate;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Custom;
import org.espalier.geno.DecisionPoint.FloatRange;
import org.espalier.geno.DecisionPoint.IntRange;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.IntGrid;
import org.espalier.geno.Scale;
import org.espalier.geno.Selection;
import org.espalier.geno.Tags;
import org.espalier.geno.TextGenes;
import org.espalier.path.Path;

/** Specs of many shapes for tests of algorithms. */
public final class SpecShapes {
    private SpecShapes() {}

    /** Returns all shapes by name. */
    public static Map<String, DnaSpec> all() {
        Map<String, DnaSpec> shapes = new LinkedHashMap<>(finite());
        shapes.put("floats", DnaSpec.of(List.of(real("a", -1, 1, Scale.LINEAR), real("b", 1e-6, 1e-1, Scale.LOG))));
        shapes.put("mixed", mixed());
        shapes.put("custom", DnaSpec.of(List.of(new Custom(at("t"), new Digits(), Tags.NONE))));
        return shapes;
    }

    /** Returns the finite shapes by name. */
    public static Map<String, DnaSpec> finite() {
        Map<String, DnaSpec> shapes = new LinkedHashMap<>();
        shapes.put("one point", DnaSpec.of(List.of(choose("x", 1, 1, false, false))));
        shapes.put("two choices", DnaSpec.of(List.of(choose("x", 1, 3, true, false), choose("y", 1, 2, true, false))));
        shapes.put("conditional", conditional());
        shapes.put("distinct", DnaSpec.of(List.of(choose("m", 2, 4, true, false))));
        shapes.put("distinct sorted", DnaSpec.of(List.of(choose("m", 2, 4, true, true))));
        shapes.put("sorted", DnaSpec.of(List.of(choose("m", 3, 3, false, true))));
        shapes.put("all distinct sorted", DnaSpec.of(List.of(choose("m", 3, 3, true, true))));
        shapes.put("repeats", DnaSpec.of(List.of(choose("m", 3, 2, false, false))));
        shapes.put("order", DnaSpec.of(List.of(new Permutation(at("p"), plain(4), Tags.NONE))));
        shapes.put("ints", DnaSpec.of(List.of(integer("i", 1, 9, 2, Scale.LINEAR), integer("j", 1, 64, 1, Scale.LOG))));
        shapes.put("nested picks", nestedPicks());
        return shapes;
    }

    /** Returns six choices of five: the shape of NAS-Bench-201. */
    public static DnaSpec nasBench201() {
        return DnaSpec.of(IntStream.range(0, 6)
                .mapToObj(i -> choose("e" + i, 1, 5, true, false))
                .toList());
    }

    /** Returns a choice of {@code k} of {@code n} plain candidates. */
    public static DecisionPoint choose(String id, int k, int n, boolean distinct, boolean sorted) {
        return new Choices(at(id), new Selection(k, distinct, sorted), plain(n), Tags.NONE);
    }

    /** Returns a range of reals. */
    public static DecisionPoint real(String id, double min, double max, Scale scale) {
        return new FloatRange(at(id), min, max, scale, Tags.NONE);
    }

    /** Returns a range of integers. */
    public static DecisionPoint integer(String id, long min, long max, long step, Scale scale) {
        return new IntRange(at(id), new IntGrid(min, max, step), scale, Tags.NONE);
    }

    /** Returns one of three candidates, of which the last has two decisions. */
    public static DnaSpec conditional() {
        DnaSpec inside = DnaSpec.of(List.of(choose("u", 1, 3, true, false), choose("v", 1, 2, true, false)));
        List<Candidate> candidates = new ArrayList<>(plain(2));
        candidates.add(new Candidate("deep", inside));
        return DnaSpec.of(List.of(new Choices(at("x"), Selection.ONE, candidates, Tags.NONE)));
    }

    private static DnaSpec nestedPicks() {
        DnaSpec inside = DnaSpec.of(List.of(choose("u", 1, 3, true, false)));
        List<Candidate> candidates = List.of(Candidate.of("a"), new Candidate("b", inside), new Candidate("c", inside));
        return DnaSpec.of(List.of(
                new Choices(at("m"), new Selection(2, true, false), candidates, Tags.NONE),
                new Permutation(at("p"), candidates, Tags.NONE)));
    }

    private static DnaSpec mixed() {
        DnaSpec sgd = DnaSpec.of(List.of(real("rate", 1e-4, 1, Scale.LOG), real("momentum", 0, 0.99, Scale.LINEAR)));
        List<Candidate> optimizers = List.of(Candidate.of("adam"), new Candidate("sgd", sgd));
        return DnaSpec.of(List.of(
                choose("op", 1, 3, true, false),
                choose("taps", 2, 5, true, true),
                integer("width", 8, 256, 8, Scale.LOG),
                real("decay", 0.5, 0.99, Scale.REVERSE_LOG),
                new Choices(at("optimizer"), Selection.ONE, optimizers, Tags.NONE)));
    }

    private static List<Candidate> plain(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Candidate.of(String.valueOf(i)))
                .toList();
    }

    private static Path at(String id) {
        return Path.parse(id);
    }

    /** The texts {@code 0}, {@code 1}, ..., {@code 99}. */
    record Digits() implements TextGenes {
        @Override
        public String kind() {
            return "Digits";
        }

        @Override
        public boolean isValid(String value) {
            return value.matches("0|[1-9][0-9]?");
        }

        @Override
        public String random(RandomGenerator random, Optional<String> previous) {
            return String.valueOf(random.nextInt(100));
        }

        @Override
        public Optional<String> first() {
            return Optional.of("0");
        }

        @Override
        public Optional<String> next(String value) {
            return value.equals("99") ? Optional.empty() : Optional.of(String.valueOf(Integer.parseInt(value) + 1));
        }
    }
}
