package org.espalier.dsl

import org.espalier.algo.Algorithm
import org.espalier.space.SearchSpace
import org.espalier.study.Feedback
import org.espalier.study.Sample
import org.espalier.study.Study
import org.espalier.study.StudyBuilder
import org.espalier.symbol.Symbol

/**
 * Returns the samples of a new study of [space], for a plain loop:
 *
 * ```
 * for ((child, feedback) in sample(space, RegularizedEvolution(), trials = 100))
 *     feedback(child.train())
 * ```
 *
 * @param trials how many samples at most; until the space is exhausted unless given
 * @param seed from which all randomness is derived
 * @param options further settings of the study, such as `{ objective(Objective.minimize("loss")) }`
 */
public fun <T : Any> sample(
    space: Symbol<T>,
    algorithm: Algorithm,
    trials: Long = Long.MAX_VALUE,
    seed: Long = 0,
    options: StudyBuilder<T>.() -> Unit = {},
): Iterable<Sample<T>> = sample(SearchSpace.of(space), algorithm, trials, seed, options)

/**
 * Returns the samples of a new study of [space], which may decide only a part of its tree.
 *
 * @param trials how many samples at most; until the space is exhausted unless given
 * @param seed from which all randomness is derived
 * @param options further settings of the study
 */
public fun <T : Any> sample(
    space: SearchSpace<T>,
    algorithm: Algorithm,
    trials: Long = Long.MAX_VALUE,
    seed: Long = 0,
    options: StudyBuilder<T>.() -> Unit = {},
): Iterable<Sample<T>> = Study
    .of(space)
    .algorithm(algorithm)
    .seed(seed)
    .apply(options)
    .start()
    .sample(trials)

/** Returns the built child: the first part of `for ((child, feedback) in ...)`. */
public operator fun <T : Any> Sample<T>.component1(): T = value()

/** Returns the handle for reporting: the second part of `for ((child, feedback) in ...)`. */
public operator fun <T : Any> Sample<T>.component2(): Feedback = feedback()

/** Ends the trial with the value of the only objective: `feedback(child.train())`; returns the value. */
public operator fun Feedback.invoke(objective: Double): Double = report(objective)

/** Ends the trial with the values of all objectives: `feedback("accuracy" to 0.9, "seconds" to 12.0)`. */
public operator fun Feedback.invoke(vararg metrics: Pair<String, Double>) {
    report(metrics.toMap())
}

/** Returns the space in which only the undecided nodes with this hint are decided: `SearchSpace.of(cell)["ops"]`. */
public operator fun <T : Any> SearchSpace<T>.get(hint: Any): SearchSpace<T> = where { it.tags().hasHint(hint) }
