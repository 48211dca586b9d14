package org.espalier.testing.conformance

import org.espalier.algo.basic.GridSweep
import org.espalier.hyper.FloatV
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.hyper.Permutate
import org.espalier.study.Study
import org.espalier.symbol.Hyper
import org.espalier.symbol.Symbol
import org.espalier.testing.pyglove.Plain
import org.espalier.testing.pyglove.PyGloveHints
import org.espalier.testing.pyglove.PyGloveText

/** The family `flows`: spaces that are decided in parts. */
class FlowsRunner(private val neutral: Neutral) : FamilyRunner {
    override fun run(case: Map<String, Any?>, report: CaseReport) {
        val tree = neutral.read(case["space"])
        when (val kind = case.text("kind")) {
            "factorized" -> factorized(case, tree, report)
            "nested_sweep" -> nestedSweep(case, tree, report)
            "separate" -> separate(case, tree, report)
            else -> report.differ("kind", "factorized, nested_sweep or separate", kind)
        }
    }

    private fun factorized(case: Map<String, Any?>, tree: Symbol<*>, report: CaseReport) {
        spec("joint", case.map("joint"), SpaceView(neutral, tree), report)
        val predicate = Predicates.of(case.map("predicate"))
        val outer = SpaceView(neutral, tree, predicate)
        spec("outer", case.map("outer"), outer, report)
        for (entry in case.maps("cases")) {
            val name = "outer ${entry["outer_dna"]}"
            val child = part(name, entry["outer_dna"], entry["sub_space"], outer, report)
            report.same("$name: deterministic", entry["deterministic"], child.isConcrete)
            val inner = SpaceView(neutral, child)
            if (entry["inner"] != null) {
                spec("$name: inner", entry.map("inner"), inner, report)
            }
            for (final in (entry["inner_cases"] as? List<*>).orEmpty().map { asMap(it, "inner_cases") }) {
                report.same("$name, inner ${final["dna"]}", final["final"], inner.bound(final["dna"]))
            }
        }
    }

    /** Binds a part, and encodes the child with the same part. */
    private fun part(name: String, nested: Any?, expected: Any?, view: SpaceView, report: CaseReport): Symbol<*> {
        val dna = view.read(nested)
        val child = view.space.bind(dna)
        report.same("$name: sub_space", expected, view.neutral(child))
        report.holds("$name: encoding and binding again", view.space.bind(view.space.encode(child)) == child)
        return child
    }

    private fun spec(name: String, expected: Map<String, Any?>, view: SpaceView, report: CaseReport) {
        report.same("$name: space_size", expected["space_size"], view.size)
        report.same("$name: ids", expected["ids"], view.pointIds)
        if ("locations" in expected) {
            val locations = view.spec.points().map { PyGloveText.path(it.location()) }
            report.same("$name: locations", expected["locations"], locations)
            report.same("$name: str", expected["str"], view.text)
        }
    }

    private fun nestedSweep(case: Map<String, Any?>, tree: Symbol<*>, report: CaseReport) {
        val outer = SpaceView(neutral, tree, Predicates.of(case.map("predicate")))
        val found = ArrayList<Any?>()
        for (part in swept(outer)) {
            val inner = SpaceView(neutral, part)
            swept(inner).forEach { found += inner.neutral(it) }
        }
        val expected = case.list("sequence")
        report.same("sequence", expected, found)
        val joint = SpaceView(neutral, tree)
        val whole = ArrayList<Any?>()
        joint.space.enumerator().iterator().forEach { whole += joint.neutral(joint.space.bind(it)) }
        report.same("joint_size", case["joint_size"], whole.size.toLong())
        val sameSet = found.map { Plain.show(it) }.sorted() == whole.map { Plain.show(it) }.sorted()
        report.same("same_set", case["same_set"], sameSet)
    }

    /** The children of a space in the order of a sweep, from a study's loop; a decided tree is its only child. */
    private fun swept(view: SpaceView): List<Symbol<*>> {
        if (view.space.isConstant) {
            return listOf(view.tree)
        }
        val children = ArrayList<Symbol<*>>()
        for (sample in Study.of(view.space).algorithm(GridSweep()).start().sample()) {
            children += sample.symbol()
            sample.report(0.0)
        }
        return children
    }

    private fun separate(case: Map<String, Any?>, tree: Symbol<*>, report: CaseReport) {
        val second = Predicates.of(case.map("predicate2"))
        val one = SpaceView(neutral, tree, Predicates.of(case.map("predicate1")))
        val two = SpaceView(neutral, tree, second)
        spec("spec1", case.map("spec1"), one, report)
        spec("spec2", case.map("spec2"), two, report)
        for (entry in case.maps("cases")) {
            val name = "${entry["dna1"]} and ${entry["dna2"]}"
            val child = part("$name: first", entry["dna1"], entry["sub1"], one, report)
            part("$name: second", entry["dna2"], entry["sub2"], two, report)
            report.same("$name: final", entry["final"], SpaceView(neutral, child, second).bound(entry["dna2"]))
        }
    }
}

/** The predicates of the recorded flows. */
internal object Predicates {
    fun of(form: Map<String, Any?>): (Hyper<*>) -> Boolean {
        val argument = form.values.singleOrNull()
        return when (val word = form.keys.singleOrNull()) {
            "hints" -> { hyper -> PyGloveHints.of(hyper.tags()) == argument }
            "name" -> { hyper -> hyper.tags().name().orElse(null) == argument }
            "kind" -> { hyper -> kind(hyper) == argument }
            "numCandidates" -> { hyper -> !hyper.children().isEmpty() && hyper.children().size.toLong() == argument }
            "not" -> of(asMap(argument, "not")).let { inner -> { hyper -> !inner(hyper) } }
            "all" -> { _ -> argument == true }
            else -> throw ConformanceException("predicate: expected a known one, found '$word'")
        }
    }

    private fun kind(hyper: Hyper<*>) = when (hyper) {
        is OneOf<*> -> "oneOf"
        is ManyOf<*>, is Permutate<*> -> "manyOf"
        is FloatV -> "floatv"
        else -> hyper.word()
    }
}
