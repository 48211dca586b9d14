package org.espalier.samples.flows.kotlin

import org.espalier.algo.Algorithm
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.dsl.get
import org.espalier.dsl.sample
import org.espalier.geno.DnaSampler
import org.espalier.samples.flows.FlowProblem
import org.espalier.samples.flows.FlowProblem.INNER
import org.espalier.samples.flows.FlowProblem.OUTER
import org.espalier.space.SearchSpace
import org.espalier.stop.MedianStopping
import org.espalier.study.Study
import java.util.SplittableRandom

/** Joint, separate and factorized search, as plain loops; the same as in Java, trial by trial. */
class Flows<T : Any>(private val problem: FlowProblem<T>, private val seed: Long, private val reward: (T) -> Double) {
    private val whole = SearchSpace.of(problem.space())

    /** All decisions in one loop. */
    fun joint(trials: Long) {
        for (sample in sample(whole, evolution(trials), trials, seed)) {
            sample.report(reward(sample.value()))
        }
    }

    /** One half of the trials for the outer decisions, at inner ones that were drawn once; then the inner ones, at the best outer. */
    fun separate(trials: Long) {
        val drawn = DnaSampler.overDecisions().sample(whole[INNER].spec(), SplittableRandom(seed))
        val first = study(SearchSpace.of(whole[INNER].bind(drawn)), evolution(trials / 2))
        for (sample in first.sample(trials / 2)) {
            sample.report(reward(sample.value()))
        }
        val best = whole[OUTER].bind(first.best().dna())
        for (sample in sample(best, evolution(trials / 2), trials - trials / 2, seed + 1)) {
            sample.report(reward(sample.value()))
        }
    }

    /** An outer loop over the outer decisions; each of its trials is a search for the inner ones, and earns their best five. */
    fun factorized(outerTrials: Long, innerTrials: Long) {
        for (outer in sample(whole[OUTER], evolution(outerTrials), outerTrials, seed)) {
            val rewards =
                sample(outer.symbol(), evolution(innerTrials), innerTrials, seed + outer.id())
                    .map { inner -> inner.report(reward(inner.value())) }
            outer.report(top(rewards))
        }
    }

    /**
     * The same with workers that share the outer trials. An inner search that falls behind the median of the others at the same
     * number of trials ends early, and all of it once an inner child earns [target].
     */
    fun shared(workers: Int, outerTrials: Long, innerTrials: Long, target: Double): Study<T> {
        val study =
            Study.of(whole[OUTER])
                .algorithm(evolution(outerTrials))
                .seed(seed)
                .workers(workers)
                .earlyStopping(MedianStopping(5, 3))
                .start()
        return study.runSamples(outerTrials) { outer ->
            val rewards = mutableListOf<Double>()
            for (inner in sample(outer.symbol(), evolution(innerTrials), innerTrials, seed + outer.id())) {
                rewards += inner.report(reward(inner.value()))
                if (rewards.last() >= target) {
                    outer.feedback().endStudy()
                    break
                }
                if (outer.feedback().measure(rewards.size.toLong(), top(rewards))) break
            }
            outer.report(top(rewards))
        }
    }

    private fun study(space: SearchSpace<T>, algorithm: Algorithm): Study<T> =
        Study.of(space).algorithm(algorithm).seed(seed).start()

    private fun evolution(trials: Long): Algorithm = RegularizedEvolution.forBudget(trials.toInt())

    private fun top(rewards: List<Double>) = rewards.sortedDescending().take(TOP).average()

    private companion object {
        const val TOP = 5
    }
}
