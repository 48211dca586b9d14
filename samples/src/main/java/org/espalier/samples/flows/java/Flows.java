package org.espalier.samples.flows.java;

import static org.espalier.samples.flows.FlowProblem.INNER;
import static org.espalier.samples.flows.FlowProblem.OUTER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.espalier.algo.Algorithm;
import org.espalier.algo.evolution.RegularizedEvolution;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.samples.flows.FlowProblem;
import org.espalier.space.SearchSpace;
import org.espalier.stop.MedianStopping;
import org.espalier.study.Sample;
import org.espalier.study.Study;

/**
 * Joint, separate and factorized search, as plain loops (Peng et al., "PyGlove", NeurIPS 2020, section 4.3).
 *
 * @param problem what is searched
 * @param reward what a child earns
 * @param seed decides everything random but the noise of the reward
 * @param <T> what children build
 */
public record Flows<T>(FlowProblem<T> problem, ToDoubleFunction<T> reward, long seed) {
    private static final int TOP = 5;

    /** All decisions in one loop. */
    public void joint(long trials) {
        for (Sample<T> sample :
                study(SearchSpace.of(problem.space()), seed, trials).sample(trials)) {
            sample.report(reward.applyAsDouble(sample.value()));
        }
    }

    /** One half of the trials for the outer decisions, at inner ones that were drawn once; then the inner ones, at the best outer. */
    public void separate(long trials) {
        SearchSpace<T> outer = problem.part(OUTER);
        SearchSpace<T> inner = problem.part(INNER);
        Dna drawn = DnaSampler.overDecisions().sample(inner.spec(), new SplittableRandom(seed));
        Study<T> first = study(SearchSpace.of(inner.bind(drawn)), seed, trials / 2);
        for (Sample<T> sample : first.sample(trials / 2)) {
            sample.report(reward.applyAsDouble(sample.value()));
        }
        Study<T> second = study(SearchSpace.of(outer.bind(first.best().dna())), seed + 1, trials / 2);
        for (Sample<T> sample : second.sample(trials - trials / 2)) {
            sample.report(reward.applyAsDouble(sample.value()));
        }
    }

    /** An outer loop over the outer decisions; each of its trials is a search for the inner ones, and earns their best five. */
    public void factorized(long outerTrials, long innerTrials) {
        for (Sample<T> outer : study(problem.part(OUTER), seed, outerTrials).sample(outerTrials)) {
            List<Double> rewards = new ArrayList<>();
            for (Sample<T> inner : study(SearchSpace.of(outer.symbol()), seed + outer.id(), innerTrials)
                    .sample(innerTrials)) {
                rewards.add(inner.report(reward.applyAsDouble(inner.value())));
            }
            outer.report(top(rewards));
        }
    }

    /**
     * The same with workers that share the outer trials. An inner search that falls behind the median of the others at the same
     * number of trials ends early, and all of it once an inner child earns {@code target}.
     */
    public Study<T> shared(int workers, long outerTrials, long innerTrials, double target) {
        Study<T> study = Study.of(problem.part(OUTER))
                .algorithm(evolution(outerTrials))
                .seed(seed)
                .workers(workers)
                .earlyStopping(new MedianStopping(5, 3))
                .start();
        return study.runSamples(outerTrials, outer -> {
            List<Double> rewards = new ArrayList<>();
            for (Sample<T> inner : study(SearchSpace.of(outer.symbol()), seed + outer.id(), innerTrials)
                    .sample(innerTrials)) {
                double earned = inner.report(reward.applyAsDouble(inner.value()));
                rewards.add(earned);
                if (earned >= target) {
                    outer.feedback().endStudy();
                    break;
                }
                if (outer.feedback().measure(rewards.size(), top(rewards))) {
                    break;
                }
            }
            outer.report(top(rewards));
        });
    }

    private static <T> Study<T> study(SearchSpace<T> space, long ownSeed, long trials) {
        return Study.of(space).algorithm(evolution(trials)).seed(ownSeed).start();
    }

    private static Algorithm evolution(long trials) {
        return RegularizedEvolution.forBudget(Math.toIntExact(trials));
    }

    private static double top(List<Double> rewards) {
        return rewards.stream()
                .sorted(Comparator.reverseOrder())
                .limit(TOP)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
