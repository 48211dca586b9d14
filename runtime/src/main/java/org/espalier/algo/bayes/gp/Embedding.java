package org.espalier.algo.bayes.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.DecisionPoint.Permutation;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.espalier.path.Path;

/**
 * The DNA of a space as points between which a squared distance is defined, such that any positive definite function of
 * that distance is positive definite on DNA.
 *
 * <p>Every decision site has a {@link Slot}: a few columns, whose squared differences sum up to the squared distance of two
 * decisions, at most 1 (see {@link Slot} for each kind of decision). All of them are squared distances of a Euclidean space,
 * and so is their weighted sum; a Matern function of it is positive definite (Schoenberg, "Metric spaces and positive
 * definite functions", Trans. AMS 44, 1938).
 *
 * <p>Sites that cannot be active together, and are the same decision at the same place of different candidates, share a
 * slot: the first filter count of a network of two layers and that of one of three are compared as numbers, and that the
 * number of layers differs is the matter of the choice above them. Inside orders and distinct picks a slot follows the
 * candidate, not its place.
 */
final class Embedding {
    private static final int MOST_SITES = 50_000;

    private final DnaSpec spec;
    private final Map<SlotKey, Slot> slots = new HashMap<>();
    private final List<Slot> order = new ArrayList<>();
    private final List<Site> root;
    private int dense;
    private int codes;

    /** @throws org.espalier.geno.SpecTooLargeException if there are more than 50,000 decision sites */
    Embedding(DnaSpec spec) {
        this.spec = spec;
        if (DecisionWalk.count(spec) > MOST_SITES) {
            DecisionWalk.sites(spec, MOST_SITES);
        }
        this.root = sites(spec, Path.ROOT, false);
    }

    /** A place in the tree of decisions: its slot, and the sites inside each candidate of each pick. */
    private record Site(Slot slot, List<List<List<Site>>> inside) {}

    /** What two sites must have in common to be compared; {@code place} leaves out which candidates lead there. */
    private record SlotKey(Path place, DecisionPoint point) {}

    private List<Site> sites(DnaSpec inner, Path place, boolean conditional) {
        List<Site> sites = new ArrayList<>(inner.points().size());
        for (DecisionPoint point : inner.points()) {
            Path here = place.resolve(point.location());
            Slot slot = slots.computeIfAbsent(new SlotKey(here, point), key -> create(point, conditional));
            sites.add(new Site(slot, inside(point, here)));
        }
        return sites;
    }

    private Slot create(DecisionPoint point, boolean conditional) {
        Slot slot = Slot.of(point, conditional, dense, codes, order.size());
        dense += slot.dense();
        codes += slot.codes();
        if (slot.dense() + slot.codes() > 0) {
            order.add(slot);
        }
        return slot;
    }

    private List<List<List<Site>>> inside(DecisionPoint point, Path here) {
        if (point.candidates().stream().allMatch(candidate -> candidate.spec().isEmpty())) {
            return List.of();
        }
        boolean byCandidate = followsCandidates(point);
        List<List<List<Site>>> inside = new ArrayList<>();
        for (int j = 0; j < point.picks(); j++) {
            List<List<Site>> candidates = new ArrayList<>();
            for (int c = 0; c < point.candidates().size(); c++) {
                Candidate candidate = point.candidates().get(c);
                Path place = here.index(byCandidate ? c : j);
                candidates.add(sites(candidate.spec(), place, true));
            }
            inside.add(candidates);
        }
        return inside;
    }

    private static boolean followsCandidates(DecisionPoint point) {
        return point instanceof Permutation
                || point instanceof Choices choices
                        && choices.picks() > 1
                        && choices.selection().distinct();
    }

    /** Returns the space. */
    DnaSpec spec() {
        return spec;
    }

    /** Returns the number of slots that can make a difference; each has a length scale. */
    int slots() {
        return order.size();
    }

    /** Returns slot number {@code number}. */
    Slot slot(int number) {
        return order.get(number);
    }

    /** Returns the number of columns that are compared by squared difference; those compared by equality follow. */
    int dense() {
        return dense;
    }

    /** Returns the number of all columns. */
    int width() {
        return dense + codes;
    }

    /** Returns the weight of each column, if slot {@code i} has weight {@code weights[i]}. */
    double[] spread(double[] weights) {
        double[] columns = new double[width()];
        for (Slot slot : order) {
            double weight = weights[slot.number()];
            Arrays.fill(columns, slot.firstDense(), slot.firstDense() + slot.dense(), weight);
            int first = dense + slot.firstCode();
            Arrays.fill(columns, first, first + slot.codes(), weight * slot.codeWeight());
        }
        return columns;
    }

    /** Returns the sum over the columns of each slot: what {@link #spread} does to derivatives. */
    double[] gather(double[] columns) {
        double[] sums = new double[order.size()];
        for (Slot slot : order) {
            double sum = 0;
            for (int c = 0; c < slot.dense(); c++) {
                sum += columns[slot.firstDense() + c];
            }
            for (int c = 0; c < slot.codes(); c++) {
                sum += slot.codeWeight() * columns[dense + slot.firstCode() + c];
            }
            sums[slot.number()] = sum;
        }
        return sums;
    }

    /** Returns the point of {@code dna}. */
    double[] encode(Dna dna) {
        double[] point = new double[width()];
        Arrays.fill(point, dense, point.length, Slot.ABSENT);
        encode(root, dna, point);
        return point;
    }

    private void encode(List<Site> sites, Dna dna, double[] point) {
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            Decision decision = dna.get(i);
            site.slot().write(decision, point, dense);
            if (!site.inside().isEmpty()) {
                List<Pick> picks = decision.picks();
                for (int j = 0; j < picks.size(); j++) {
                    encode(
                            site.inside().get(j).get(picks.get(j).index()),
                            picks.get(j).sub(),
                            point);
                }
            }
        }
    }

    /** Returns the columns of those choices that are always active and have decisions inside their candidates. */
    int[] branches() {
        return root.stream()
                .filter(site -> !site.inside().isEmpty() && site.slot().kind() == Slot.Kind.CODE)
                .mapToInt(site -> dense + site.slot().firstCode())
                .toArray();
    }

    /** Returns the picks of {@code dna} that decide which other decisions there are. */
    List<Integer> shape(Dna dna) {
        List<Integer> picked = new ArrayList<>();
        shape(root, dna, picked);
        return picked;
    }

    private static void shape(List<Site> sites, Dna dna, List<Integer> picked) {
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            List<Pick> picks = dna.get(i).picks();
            for (int j = 0; j < picks.size() && !site.inside().isEmpty(); j++) {
                picked.add(picks.get(j).index());
                shape(
                        site.inside().get(j).get(picks.get(j).index()),
                        picks.get(j).sub(),
                        picked);
            }
        }
    }

    /** Returns the slots of the active numbers of {@code dna}, in order. */
    List<Slot> numbers(Dna dna) {
        List<Slot> found = new ArrayList<>();
        numbers(root, dna, found);
        return found;
    }

    private static void numbers(List<Site> sites, Dna dna, List<Slot> found) {
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            if (site.slot().isNumber()) {
                found.add(site.slot());
            }
            List<Pick> picks = dna.get(i).picks();
            for (int j = 0; j < picks.size() && !site.inside().isEmpty(); j++) {
                numbers(
                        site.inside().get(j).get(picks.get(j).index()),
                        picks.get(j).sub(),
                        found);
            }
        }
    }

    /** Returns {@code dna} with its active numbers replaced by those at {@code units}, in the order of {@link #numbers}. */
    Dna withNumbers(Dna dna, double[] units) {
        return replace(root, dna, units, new int[1]);
    }

    private static Dna replace(List<Site> sites, Dna dna, double[] units, int[] next) {
        Dna result = dna;
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            if (site.slot().isNumber()) {
                result = result.with(i, site.slot().number(units[next[0]++]));
            } else if (!site.inside().isEmpty()) {
                result = result.with(i, replace(site, dna.get(i), units, next));
            }
        }
        return result;
    }

    private static Decision replace(Site site, Decision decision, double[] units, int[] next) {
        List<Pick> picks = new ArrayList<>(decision.picks());
        for (int j = 0; j < picks.size(); j++) {
            Pick pick = picks.get(j);
            if (!pick.sub().isEmpty()) {
                List<Site> inside = site.inside().get(j).get(pick.index());
                picks.set(j, new Pick(pick.index(), replace(inside, pick.sub(), units, next)));
            }
        }
        return Exchanges.ofPicks(decision, picks);
    }
}
