package org.espalier.testing.conformance

import org.espalier.algo.Objective
import org.espalier.algo.basic.GridSweep
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.geno.Dna
import org.espalier.geno.MapStyle
import org.espalier.hyper.Hypers
import org.espalier.store.TrialStore
import org.espalier.study.Feedback
import org.espalier.study.Study
import org.espalier.study.StudyBuilder
import org.espalier.symbol.Symbols

/** Misuse of studies and algorithms that the recorded cases describe in words. */
internal object InvalidStudies {
    private val space = Symbols.dict(mapOf("a" to Hypers.oneOf(1, 2)))

    private class Misuse(val words: List<String>, val attempt: (CaseReport) -> Any?)

    private val known =
        listOf(
            Misuse(listOf("constant space")) { Study.of(Symbols.dict(mapOf("a" to 1))).start() },
            Misuse(listOf("unknown result")) { study().replay(UNKNOWN) },
            Misuse(listOf("unknown backend")) { noNames(it) },
            Misuse(listOf("two metrics")) { study(RegularizedEvolution(), "acc", "cost") },
            Misuse(listOf("without reward")) { feedback().measure(1, mapOf("acc" to 1.0)) },
            Misuse(listOf("wrong length")) { feedback("acc", "cost").report(1.0) },
            Misuse(listOf("metric", "missing")) { feedback("acc").report(mapOf("cost" to 1.0)) },
            Misuse(listOf("feedback twice")) { feedback().also { it.report(1.0) }.report(2.0) },
            Misuse(listOf("measurement after skip")) { feedback().also { it.skip("enough") }.measure(1, 1.0) },
            Misuse(listOf("measurement after")) { feedback().also { it.report(1.0) }.measure(1, 1.0) },
            Misuse(listOf("done without")) { feedback().done() },
            Misuse(listOf("done after done")) { feedback().also { it.measure(1, 1.0) }.also { it.done() }.done() },
            Misuse(listOf("skip after")) { feedback().also { it.report(1.0) }.skip("too late") },
            Misuse(listOf("population<tournament")) { RegularizedEvolution(5, 10) },
            Misuse(listOf("tournament_size=1")) { RegularizedEvolution(10, 1) },
            Misuse(listOf("key_type")) { constant<MapStyle.Keys>("zzz", it) },
            Misuse(listOf("value_type")) { constant<MapStyle.Values>("zzz", it) },
            Misuse(listOf("multi_choice_key")) { constant<MapStyle.Picks>("zzz", it) },
            Misuse(listOf("KPoint")) { notBuilt("KPoint", it) },
            Misuse(listOf("compare DNA")) { unequal(it) },
        )

    private const val UNKNOWN = 99L

    /** Does what [what] says; an exception is the refusal. */
    fun run(what: String, report: CaseReport): Any? {
        val misuse =
            known.firstOrNull { entry -> entry.words.all { it in what } }
                ?: throw ConformanceException("what: expected a known description, found '$what'")
        return misuse.attempt(report)
    }

    private fun study(algorithm: org.espalier.algo.Algorithm = GridSweep(), vararg metrics: String): Study<*> {
        val builder = Study.of(space).algorithm(algorithm)
        if (metrics.isNotEmpty()) {
            builder.objectives(*metrics.map { Objective.maximize(it) }.toTypedArray())
        }
        return builder.start()
    }

    private fun feedback(vararg metrics: String): Feedback = study(GridSweep(), *metrics).ask().orElseThrow().feedback()

    /** A setting is an enum constant, so that the compiler refuses an unknown one. */
    private inline fun <reified E : Enum<E>> constant(name: String, report: CaseReport): Any? {
        enumValues<E>().firstOrNull { it.name == name }?.let { return it }
        report.stricter("${E::class.simpleName} is an enum, so that the compiler refuses an unknown constant")
        throw NotSayableException("${E::class.simpleName}: expected one of ${enumValues<E>().toList()}, found $name")
    }

    /** A store is an object: there is no place where an unknown name could be given. */
    private fun noNames(report: CaseReport): Any? {
        val setters = StudyBuilder::class.java.methods.filter { it.name == "store" }
        val parameters = setters.flatMap { it.parameterTypes.toList() }
        if (parameters != listOf<Class<*>>(TrialStore::class.java)) {
            return parameters
        }
        report.stricter("a store is given as an object, so that an unknown one cannot be named")
        throw NotSayableException("store: expected an object, so no name can be unknown")
    }

    /** The operator is not there, so nothing takes the wrong number of parents; once it is, this check fails. */
    private fun notBuilt(name: String, report: CaseReport): Any? {
        val type = runCatching { Class.forName("org.espalier.algo.evolution.$name") }.getOrNull()
        if (type != null) {
            return type
        }
        report.stricter("there is no $name yet: its refusal has to be checked here once there is")
        throw NotSayableException("$name: there is no such operator")
    }

    private fun unequal(report: CaseReport): Any? {
        val short = Dna.parse("[0, 1]")
        val long = Dna.parse("[0, 1, 2]")
        report.holds("DNA of different shapes are not equal", short != long && long != short)
        report.holds("DNA of different shapes are ordered", short.compareTo(long) == -long.compareTo(short))
        report.stricter("DNA of different shapes are just not equal")
        return false
    }
}

/** Stands for the refusal of something that the types leave no way to say. */
class NotSayableException(message: String) : IllegalArgumentException(message)
