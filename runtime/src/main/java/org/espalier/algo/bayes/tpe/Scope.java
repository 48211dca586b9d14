package org.espalier.algo.bayes.tpe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.DecisionPoint.Choices;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Pick;
import org.jspecify.annotations.Nullable;

/**
 * The model of the decisions that always exist together: those of one spec at one place of the tree. Decisions inside a
 * candidate have a scope of their own, which has seen only the observations that picked the candidate there, and which splits
 * them into good ones and others of its own.
 */
final class Scope {
    private final Tpe settings;
    private final DnaSpec spec;
    private final Factor[] factors;
    private final Factor[][] groups;
    private final CategoryFactor[] forks;
    private final History history;
    private final List<Map<Integer, Scope>> inside = new ArrayList<>();
    private int pending;

    Scope(Tpe settings, DnaSpec spec, int objectives) {
        this.settings = settings;
        this.spec = spec;
        history = new History(Tpe.CAPACITY, Split.MOST_GOOD, objectives);
        List<CategoryFactor> found = new ArrayList<>();
        factors = new Factor[spec.points().size()];
        for (int i = 0; i < factors.length; i++) {
            DecisionPoint point = spec.points().get(i);
            factors[i] = Factor.of(point, settings.candidates());
            inside.add(new HashMap<>());
            if (factors[i] instanceof CategoryFactor choice && isFork(point)) {
                found.add(choice);
            }
        }
        forks = found.toArray(CategoryFactor[]::new);
        groups = settings.dependence() == Tpe.Dependence.JOINT
                ? new Factor[][] {factors}
                : Arrays.stream(factors).map(f -> new Factor[] {f}).toArray(Factor[][]::new);
    }

    private static boolean isFork(DecisionPoint point) {
        return point.candidates().stream().anyMatch(c -> !c.spec().isEmpty());
    }

    /** Learns the scores of {@code dna}, which fits the spec of this scope. */
    void learn(Dna dna, double[] scores) {
        int row = history.add(scores);
        for (int i = 0; i < factors.length; i++) {
            factors[i].learn(row, dna.get(i));
        }
        forEachInside(dna, (scope, sub) -> scope.learn(sub, scores));
    }

    /** Takes {@code dna} for one whose scores are bad, until {@link #forgetPending}; {@code touched} collects the scopes. */
    void expect(Dna dna, List<Scope> touched) {
        int row = history.size() + pending++;
        for (int i = 0; i < factors.length; i++) {
            factors[i].learn(row, dna.get(i));
        }
        touched.add(this);
        forEachInside(dna, (scope, sub) -> scope.expect(sub, touched));
    }

    void forgetPending() {
        pending = 0;
    }

    private interface Visit {
        void visit(Scope scope, Dna sub);
    }

    private void forEachInside(Dna dna, Visit visit) {
        for (int i = 0; i < factors.length; i++) {
            List<Pick> picks = dna.get(i).picks();
            for (int j = 0; j < picks.size(); j++) {
                Pick pick = picks.get(j);
                if (!pick.sub().isEmpty()) {
                    visit.visit(inside(i, j, pick.index()), pick.sub());
                }
            }
        }
    }

    /** Where a candidate can be picked once only, it has one scope, whichever pick it is; otherwise one for each pick. */
    private Scope inside(int point, int pick, int candidate) {
        DecisionPoint at = spec.points().get(point);
        boolean once = !(at instanceof Choices choices) || choices.selection().distinct();
        int key = once ? candidate : pick * at.candidates().size() + candidate;
        return inside.get(point)
                .computeIfAbsent(
                        key,
                        k -> new Scope(settings, at.candidates().get(candidate).spec(), history.objectives()));
    }

    /** Returns decisions for this scope and all inside it. */
    Dna draw(RandomGenerator random) {
        Split split = Split.of(history, pending);
        int[] slots = new int[factors.length];
        if (split.good().rows().count() == 0) {
            for (Factor factor : factors) {
                factor.drawAnywhere(0, random);
            }
        } else {
            Factor decided = decideFork(random);
            int at = 0;
            for (Factor[] group : groups) {
                Arrays.fill(slots, at, at + group.length, best(group, split, decided, random));
                at += group.length;
            }
        }
        Decision[] decisions = new Decision[factors.length];
        for (int i = 0; i < factors.length; i++) {
            int point = i;
            decisions[i] =
                    factors[i].decision(slots[i], (pick, candidate) -> drawInside(point, pick, candidate, random));
        }
        return Dna.of(decisions);
    }

    private Dna drawInside(int point, int pick, int candidate, RandomGenerator random) {
        boolean empty =
                spec.points().get(point).candidates().get(candidate).spec().isEmpty();
        return empty ? Dna.EMPTY : inside(point, pick, candidate).draw(random);
    }

    /** With the probability of exploration, lets {@link Branches} decide one choice that has decisions inside. */
    private @Nullable Factor decideFork(RandomGenerator random) {
        if (forks.length == 0 || random.nextDouble() >= settings.exploration()) {
            return null;
        }
        CategoryFactor fork = forks[random.nextInt(forks.length)];
        fork.setAll(Branches.choose(fork, history, random));
        return fork;
    }

    /**
     * Draws candidates from the density of the good and returns the slot of the one for which the ratio of the densities is
     * largest. The factor that is {@code decided} keeps its value, and the others are drawn given that value.
     */
    private int best(Factor[] group, Split split, @Nullable Factor decided, RandomGenerator random) {
        Estimate good = split.good();
        boolean adaptive = settings.dependence() == Tpe.Dependence.JOINT;
        for (Factor factor : group) {
            factor.fit(Factor.GOOD, new Factor.Fit(good.rows(), group.length, adaptive));
            factor.fit(Factor.REST, new Factor.Fit(split.rest().rows(), group.length, adaptive));
        }
        Estimate source = decided == null ? good : good.given(decided);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int slot = 0; slot < settings.candidates(); slot++) {
            int row = source.draw(random);
            for (Factor factor : group) {
                if (row < 0 && factor != decided) {
                    factor.drawAnywhere(slot, random);
                } else if (factor != decided) {
                    factor.drawNear(slot, row, random);
                }
            }
            double ratio = good.log(Factor.GOOD, slot, group) - split.rest().log(Factor.REST, slot, group);
            if (ratio > most) {
                most = ratio;
                best = slot;
            }
        }
        return best;
    }
}
