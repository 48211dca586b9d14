package org.espalier.testing.conformance

import org.espalier.geno.Dna
import org.espalier.geno.DnaSampler
import org.espalier.geno.DnaViews
import org.espalier.geno.InfiniteSpaceException
import org.espalier.geno.MapStyle
import org.espalier.symbol.Refs
import org.espalier.testing.pyglove.Plain
import org.espalier.testing.pyglove.PyGloveDna
import org.espalier.testing.pyglove.PyGloveLiteralValue
import java.math.BigInteger
import java.util.SplittableRandom

/** The family `spaces`: what a tree becomes as a space, and every view of its DNA. */
class SpacesRunner(private val neutral: Neutral) : FamilyRunner {
    override fun run(case: Map<String, Any?>, report: CaseReport) {
        val view = SpaceView(neutral, neutral.read(case["space"]))
        shape(case, view, report)
        val dnas = case.maps("dnas")
        order(case, dnas, view, report)
        val forms = MapForms(view)
        for (entry in dnas) {
            val dna = view.read(entry["dna"])
            views(entry, dna, view, forms, report)
            child(entry, dna, view, report)
        }
        drawn(view, report)
    }

    private fun shape(case: Map<String, Any?>, view: SpaceView, report: CaseReport) {
        val entries = view.points.entries
        report.same("space_size", case["space_size"], view.size)
        report.same("num_decision_points", case["num_decision_points"], entries.size.toLong())
        report.same("is_constant", case["is_constant"], view.space.isConstant)
        report.same("decision_ids", case["decision_ids"], view.points.ids)
        val expected = case.maps("decision_points")
        report.same("number of decision_points", expected.size, entries.size)
        expected.zip(entries) { recorded, entry -> attributes(recorded, view.points.attributes(entry), report) }
        report.same("named", case["named"], named(view))
        report.same("spec_str", case["spec_str"], view.text)
        report.same("dna_spec", case["dna_spec"], view.specJson)
        report.same("pyglove", case["pyglove"], view.treeJson)
    }

    private fun attributes(recorded: Map<String, Any?>, found: Map<String, Any?>, report: CaseReport) {
        for (key in recorded.keys + found.keys) {
            report.same("decision point '${recorded["id"]}', $key", recorded[key], found[key])
        }
    }

    private fun named(view: SpaceView): Map<String, Any?> {
        val ids = LinkedHashMap<String, MutableList<String>>()
        for (entry in view.points.entries) {
            entry.point.tags().name().ifPresent { ids.getOrPut(it) { ArrayList() } += entry.id }
        }
        return ids.mapValues { (_, all) -> all.singleOrNull() ?: all }
    }

    private fun order(case: Map<String, Any?>, dnas: List<Map<String, Any?>>, view: SpaceView, report: CaseReport) {
        val enumeration = case.map("enumeration")
        val count = (enumeration["count"] as Long).toInt()
        val listed = dnas.filter { it["src"] == "enum" }
        val all = view.space.enumerator().iterator()
        for (i in 0 until count) {
            if (!all.hasNext()) {
                report.differ("enumerated DNA $i", Plain.show(listed.getOrNull(i)?.get("dna")), "the end")
                return
            }
            val found = view.write(all.next())
            if (i < listed.size) {
                report.same("enumerated DNA $i", listed[i]["dna"], found)
            }
        }
        val ends = enumeration["complete"] == true || (enumeration["stopped_by"] == null && count < LISTED)
        if (ends) {
            report.holds("after $count DNA: expected the end, found more", !all.hasNext())
        } else if (enumeration["stopped_by"] != null) {
            val refused = runCatching { all.hasNext() }.exceptionOrNull()
            report.holds("after $count DNA: expected a refusal, found $refused", refused is InfiniteSpaceException)
        }
        if (view.space.size().isPresent) {
            ranks(dnas, view, report)
        }
    }

    private fun ranks(dnas: List<Map<String, Any?>>, view: SpaceView, report: CaseReport) {
        val all = view.space.enumerator()
        for (entry in dnas) {
            val dna = view.read(entry["dna"])
            val rank = all.indexOf(dna)
            if (entry["src"] == "enum") {
                report.same("indexOf ${entry["dna"]}", entry["i"], rank.toLong())
            }
            report.same("at($rank)", entry["dna"], view.write(all.at(rank)))
        }
        val size = view.space.size().orElseThrow()
        val outside = runCatching { all.at(size) }.exceptionOrNull()
        report.holds("at(size): expected a refusal, found $outside", outside is IndexOutOfBoundsException)
        val last = all.at(size - BigInteger.ONE)
        report.holds("the successor of the last DNA: expected none", all.next(last).isEmpty)
    }

    private fun views(entry: Map<String, Any?>, dna: Dna, view: SpaceView, forms: MapForms, report: CaseReport) {
        val name = "DNA ${entry["dna"]}"
        report.same("$name: problems", emptyList<Any>(), view.spec.check(dna).map { it.toString() })
        report.same("$name: nested form", entry["dna"], view.write(dna))
        val numbers = DnaViews.toNumbers(dna).map { if (it is Int) it.toLong() else it }
        report.same("$name: numbers", entry["numbers"], numbers)
        val fromNumbers = DnaViews.fromNumbers(view.spec, entry.list("numbers"))
        report.same("$name: from numbers", entry["dna"], view.write(fromNumbers))
        report.same("$name: read back from '$dna'", entry["dna"], view.write(Dna.parse(dna.toString())))
        for ((key, style) in STYLES) {
            if (key in entry) {
                report.same("$name: $key", entry[key], forms.write(dna, style))
                if (style.values() != MapStyle.Values.LABEL || forms.hasDistinctLabels()) {
                    report.same("$name: from $key", entry["dna"], view.write(forms.read(entry.map(key))))
                }
            }
        }
        if ("str" in entry) {
            val node = PyGloveDna.write(view.spec, dna)
            report.same("$name: str", entry["str"], node.toString())
            report.same("$name: nested_numbers", entry["nested_numbers"], node.toNestedNumbers())
        }
        if ("literal_value" in entry) {
            val value = PyGloveLiteralValue(view.points).of(view.spec, dna)
            report.same("$name: literal_value", entry["literal_value"], value)
        }
    }

    private fun child(entry: Map<String, Any?>, dna: Dna, view: SpaceView, report: CaseReport) {
        val name = "DNA ${entry["dna"]}"
        val child = view.space.bind(dna)
        report.same("$name: decoded", entry["decoded"], view.neutral(child))
        report.holds("$name: the child equals the recorded value", neutral.read(entry["decoded"]) == Refs.inline(child))
        val encoded = view.space.encode(child)
        report.holds("$name: encoding and binding again gives the same child", view.space.bind(encoded) == child)
        val inlined = view.space.encode(Refs.inline(child))
        report.holds("$name: the child without references has the same DNA", inlined == encoded)
        when (entry["reencoded_kind"]) {
            null -> report.same("$name: reencoded", entry["dna"], view.write(encoded))
            "exact" -> report.same("$name: reencoded", entry["reencoded"], view.write(encoded))
            "invalid" -> report.stricter("encode: PyGlove finds a DNA that it cannot decode, Espalier one that fits")
            "loose" -> report.stricter("encode: 1, 1.0 and true differ, so a child has the DNA that leads to it")
            else -> report.differ("reencoded_kind", "a known kind", "${entry["reencoded_kind"]}")
        }
    }

    private fun drawn(view: SpaceView, report: CaseReport) {
        val random = SplittableRandom(SEED)
        for (sampler in listOf(DnaSampler.overDecisions(), DnaSampler.overChildren())) {
            repeat(DRAWS) {
                val dna = sampler.sample(view.spec, random)
                report.holds("a random DNA: expected one that fits, found $dna", view.spec.check(dna).isEmpty())
                report.holds("a random DNA: its nested form is read back: $dna", view.read(view.write(dna)) == dna)
            }
        }
    }

    private companion object {
        const val LISTED = 50
        const val DRAWS = 20
        const val SEED = 7L
        val ENTRIES: MapStyle = MapStyle.DEFAULT.picks(MapStyle.Picks.ENTRIES)
        val STYLES =
            mapOf(
                "by_id" to ENTRIES,
                "by_spec" to MapStyle.DEFAULT,
                "by_name" to ENTRIES.keys(MapStyle.Keys.NAME_OR_ID),
                "by_name_parent" to MapStyle.DEFAULT.keys(MapStyle.Keys.NAME_OR_ID),
                "by_id_both" to MapStyle.DEFAULT.picks(MapStyle.Picks.BOTH),
                "by_id_inactive" to ENTRIES.withInactive(),
                "choice" to ENTRIES.values(MapStyle.Values.CHOICE),
                "literal" to ENTRIES.values(MapStyle.Values.LABEL),
                "choice_and_literal" to ENTRIES.values(MapStyle.Values.CHOICE_AND_LABEL),
            )
    }
}
