package org.espalier.algo.auto;

import java.util.function.Function;
import java.util.function.Predicate;
import org.espalier.algo.Algorithm;
import org.espalier.algo.basic.Deduping;
import org.espalier.algo.basic.GridSweep;
import org.espalier.algo.basic.RandomSearch;
import org.espalier.algo.basic.Switching;
import org.espalier.algo.bayes.gp.Bayesian;
import org.espalier.algo.bayes.tpe.Tpe;
import org.espalier.algo.cma.CmaEs;
import org.espalier.algo.evolution.Nsga2;
import org.espalier.algo.evolution.Nsga3;
import org.espalier.algo.evolution.RegularizedEvolution;

/** The rules of {@link Auto}: the first that fits decides. */
enum Rule {
    /** Nothing beats trying everything where that is affordable; in random order, so that a study that is cut short saw a fair sample. */
    SWEEP(
            facts -> facts.hasAtMost(facts.isBudgetKnown() ? facts.trials() : Rule.FEW),
            facts -> Switching.first(facts.children().orElseThrow().longValue(), new GridSweep().shuffled())
                    .last(new RandomSearch()),
            "all children can be tried, each once in random order before any a second time"),

    /**
     * Models look at every decision for each proposal, evolution copies most of them: microseconds, whatever the number of trials. With
     * enough trials it is as good: on NAS-Bench-201 it finds the best cell within 200.
     */
    LARGE_FRONT(
            facts -> facts.isLarge() && facts.objectives() > 1,
            Rule::front,
            "there are too many decisions or trials for a model, and several objectives"),

    /** As {@link #LARGE_FRONT}, with one objective. */
    LARGE(
            Facts::isLarge,
            facts -> new Deduping(RegularizedEvolution.forBudget((int) Math.min(facts.trials(), Rule.MANY_TRIALS))),
            "there are too many decisions or trials for a model, and evolution costs microseconds for each trial"),

    /**
     * Three dominance relations out of four are ties with four objectives, so reference points have to keep the front spread (Deb, Jain,
     * 2014). The model of the first trials mixes objectives at random (Knowles, 2006).
     */
    MANY_OBJECTIVES(
            facts -> facts.objectives() > 3,
            facts -> Switching.first(Rule.MODELLED, new Bayesian()).last(new Nsga3()),
            "there are more than three objectives: a model for the first trials, then reference points spread the front"),

    /**
     * On ZDT1 the expected growth of the hypervolume reaches in 50 trials what NSGA-II has not in 1000 (6.02 against 5.73, of 6.27), but
     * its cost grows; from then on evolution fills the front.
     */
    FRONT(
            facts -> facts.objectives() > 1,
            facts -> Switching.first(Rule.MODELLED, new Bayesian()).last(front(facts)),
            "there are several objectives: a model of the hypervolume for the first trials, then evolution fills the front"),

    /** A Gaussian process takes 10 to 20 ms for a proposal, one after the other: many workers would wait for it. */
    PARALLEL(
            facts -> facts.workers() > Rule.MANY_WORKERS,
            facts -> new Tpe(),
            "many workers ask at the same time, and a Parzen estimator answers within a millisecond"),

    /**
     * CMA-ES needs some hundred trials for each dimension before it shines (Hansen, 2016); until then a Gaussian process is far ahead: on
     * the ellipsoid of ten dimensions it has 77 after 100 trials, CMA-ES 64 450.
     */
    NUMBERS(
            facts -> facts.numbersOnly()
                    && facts.decisions() > 1
                    && facts.trials() >= Rule.TRIALS_FOR_EACH_NUMBER * facts.decisions(),
            facts -> Switching.first(Rule.MODELLED, new Bayesian()).last(new CmaEs()),
            "there are numbers only, and trials enough for CMA-ES to learn their covariance after a Gaussian process found"
                    + " the region"),

    /**
     * For expensive trials a Gaussian process needs the fewest: medians after 50 trials are 0.398 on Branin (the optimum; 0.65 for a
     * Parzen estimator), -3.20 on Hartmann (-2.86), 0.085 on the mixed conditional space (0.110), the best cell of NAS-Bench-201
     * (26.49; 26.84). After 100 trials evolution around what was found is as good or better than a Parzen estimator (shifted Ackley
     * after 200: 4.7; 7.6) and its cost does not grow.
     */
    MODEL(
            facts -> true,
            facts -> evolving(Switching.first(Rule.MODELLED, new Bayesian()), facts),
            "trials are few: a Gaussian process for the first 100, then evolution, whose cost does not grow");

    /** Trials that everybody has. */
    static final long FEW = 64;
    /** From here on the time of a model counts. */
    static final long MANY_TRIALS = 20_000;
    /** Decisions that a model can still see through. */
    static final long MANY_DECISIONS = 200;
    /** Trials for which a Gaussian process is worth its cost. */
    static final long MODELLED = 100;

    private static final int MANY_WORKERS = 32;
    private static final long TRIALS_FOR_EACH_NUMBER = 100;

    private final Predicate<Facts> fits;
    private final Function<Facts, Algorithm> algorithm;
    private final String why;

    Rule(Predicate<Facts> fits, Function<Facts, Algorithm> algorithm, String why) {
        this.fits = fits;
        this.algorithm = algorithm;
        this.why = why;
    }

    boolean fits(Facts facts) {
        return fits.test(facts);
    }

    Algorithm algorithm(Facts facts) {
        return algorithm.apply(facts);
    }

    String why() {
        return why;
    }

    /** Where all children may have been tried before the study ends, random ones are tried again. */
    private static Algorithm evolving(Switching first, Facts facts) {
        Algorithm evolution = new Deduping(new RegularizedEvolution());
        return facts.children().isPresent()
                ? first.then(Long.MAX_VALUE, evolution).last(new RandomSearch())
                : first.last(evolution);
    }

    private static Algorithm front(Facts facts) {
        if (facts.objectives() > 3) {
            return new Nsga3();
        }
        return facts.trials() > 2000 ? new Nsga2(100) : new Nsga2();
    }
}
