package org.espalier.testing.conformance

import org.espalier.geno.DnaSpec
import org.espalier.hyper.Hypers
import org.espalier.io.Defaults
import org.espalier.io.PyGloveDna
import org.espalier.io.PyGloveDnaForm
import org.espalier.io.PyGloveJson
import org.espalier.io.Vocabulary
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import org.espalier.testing.pyglove.Plain
import org.espalier.testing.pyglove.PyGloveSymbols

/** The family `json`: trees, DNA and specs in the JSON of PyGlove. */
class JsonRunner(private val neutral: Neutral) : FamilyRunner {
    private val words =
        Vocabulary.of(neutral.types.registry).with(Hypers.custom(IntSequence, IntSequence.Codec))
    private val names =
        (neutral.types.registry.types().map { it.name() } + IntSequence.kind()).associateWith { neutral.types.key(it) }
    private val python = PyGloveJson.of(words).naming(names)
    private val writer = NeutralWriter(PyGloveSymbols())

    override fun run(case: Map<String, Any?>, report: CaseReport) {
        when (val kind = case.text("kind")) {
            "hyper_tree", "random_tree", "tree", "partial_tree" -> tree(case, report)
            "dna", "dna_metadata" -> dna(case, report)
            "dna_spec" -> spec(case, report)
            else -> report.differ("kind", "a kind of the family json", kind)
        }
    }

    private fun tree(case: Map<String, Any?>, report: CaseReport) {
        val tree = neutral.read(case["value"])
        val written = python.write(tree)
        report.same("json", plain(case["json"], report), Plain.parse(written))
        val short = Plain.parse(python.write(tree, Defaults.OMITTED))
        report.same("json_hide_default", plain(case["json_hide_default"], report), short)
        val text = case.text("json_str")
        report.same("json_str", plain(Plain.parse(text), report), Plain.parse(written))
        val answer = case.map("from_json")
        report.same("from_json: ok", answer["ok"], true)
        val read = python.read(text)
        report.same("from_json: value", neutralPlain(answer["value"], report), writer.write(read))
        report.same("json of from_json", Plain.parse(written), Plain.parse(python.write(read)))
        report.same("from_json: eq", answer["eq"], equal(tree, read))
        report.same("from_json_str_eq", case["from_json_str_eq"], equal(tree, read))
        report.same(
            "from short json",
            writer.write(read),
            writer.write(python.read(python.write(tree, Defaults.OMITTED))),
        )
    }

    /** Equal but for what has no form of its own in PyGlove, such as an order, which comes back as a choice. */
    private fun equal(tree: Symbol<*>, read: Symbol<*>) =
        Plain.show(writer.write(tree)) == Plain.show(writer.write(read))

    private fun dna(case: Map<String, Any?>, report: CaseReport) {
        val dna = PyGloveJson.readDna(case.text("json_str"))
        val compact = PyGloveJson.readDna(Plain.show(case["compact"]))
        val verbose = PyGloveJson.readDna(Plain.show(case["verbose"]))
        if ("str" in case) {
            report.same("str", case["str"], dna.toString())
        }
        report.same("compact", case["compact"], write(compact, PyGloveDnaForm.COMPACT))
        report.same("verbose", case["verbose"], write(verbose, PyGloveDnaForm.VERBOSE))
        report.same("json_str", Plain.parse(case.text("json_str")), write(dna, PyGloveDnaForm.COMPACT))
        report.same("compact_rt", case["compact_rt"], compact == dna)
        report.same("verbose_rt", case["verbose_rt"], verbose == dna)
        (case["clone"] as? Map<*, *>)?.let {
            report.same("clone", it, write(dna.copied(), PyGloveDnaForm.COMPACT))
        }
    }

    private fun write(dna: PyGloveDna, form: PyGloveDnaForm) = Plain.parse(PyGloveJson.writeDna(dna, form))

    private fun spec(case: Map<String, Any?>, report: CaseReport) {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        val spec = SearchSpace.of(view.tree).spec()
        val written = Plain.parse(PyGloveJson.writeSpec(spec, view.tree))
        val expected = plain(case["json"], report)
        report.same("json", expected, written)
        val read = python.readSpec(Plain.show(case["json"]))
        report.same("eq", case["eq"], Plain.show(Plain.parse(PyGloveJson.writeSpec(read))) == Plain.show(expected))
        report.same("size_rt", case["size_rt"], size(read))
        report.holds("str_rt: as many decisions, at the same places", locations(read) == locations(spec))
    }

    private fun size(spec: DnaSpec) = spec.size().map { it.toString() }.orElse("-1")

    private fun locations(spec: DnaSpec): List<Any> =
        spec.points().map { point -> listOf(point.location(), point.candidates().map { locations(it.spec()) }) }

    /** A scale that is linear is the default and is not written; PyGlove keeps whether it was spelled out. */
    private fun plain(value: Any?, report: CaseReport): Any? = unscaled(value, "_type", report)

    private fun neutralPlain(value: Any?, report: CaseReport): Any? = unscaled(value, "min", report)

    private fun unscaled(value: Any?, mark: String, report: CaseReport): Any? = when (value) {
        is List<*> -> value.map { unscaled(it, mark, report) }

        is Map<*, *> -> {
            val linear = value["scale"] == "linear" && mark in value
            if (linear) {
                report.stricter("a linear scale has one form: it is left out, not spelled out")
            }
            val entries = LinkedHashMap<String, Any?>()
            value.forEach { (key, inner) ->
                when {
                    !linear || key != "scale" -> entries["$key"] = unscaled(inner, mark, report)
                    mark == "_type" && "name" in value -> entries["scale"] = null
                }
            }
            entries
        }

        else -> value
    }
}
