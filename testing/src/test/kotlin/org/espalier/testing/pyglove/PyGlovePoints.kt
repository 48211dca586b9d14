package org.espalier.testing.pyglove

import org.espalier.geno.Candidate
import org.espalier.geno.DecisionPoint
import org.espalier.geno.DnaSpec
import org.espalier.hyper.FloatV
import org.espalier.path.Path
import org.espalier.space.SearchSpace
import org.espalier.symbol.Hyper
import org.espalier.symbol.Symbol

/**
 * The decision points of a space as PyGlove lists them: one for each pick of a choice of several, ids that say how many
 * candidates there are (`op[=2/3].filters`), literals of candidates.
 *
 * @param partition which undecided nodes the space decides, as in [SearchSpace.where]
 */
class PyGlovePoints(
    space: SearchSpace<*>,
    private val symbols: PyGloveSymbols = PyGloveSymbols(),
    private val partition: (Hyper<*>) -> Boolean = { true },
) {
    /** One decision point, or one pick of it, at one place. */
    class Entry(
        val id: String,
        val point: DecisionPoint,
        val hyper: Hyper<*>,
        val pick: Int?,
        val parentId: String?,
        val parentChoiceId: String?,
    )

    /** All entries, in order. */
    val entries: List<Entry>

    /** Ids of the decisions, several picks being one. */
    val ids: List<String>

    /** Our ids, of decisions and of picks, in text, to PyGlove's. */
    val idOfOurs: Map<String, String>

    private val literals = HashMap<String, List<Any?>>()

    init {
        val listing = Listing()
        listing.list(space.spec(), space.template(), Place(Path.ROOT, "", null))
        entries = listing.entries
        ids = listing.ids
        idOfOurs = listing.known
    }

    /** The literals of the candidates of an entry; empty for numbers and texts. */
    fun literals(entry: Entry): List<Any?> =
        literals.getOrPut(entry.id) { entry.hyper.children().map { symbols.literal(it) } }

    /** Returns [spec] with PyGlove's literals as labels. */
    fun relabelled(spec: DnaSpec, tree: Symbol<*>): DnaSpec {
        val hypers = hypers(tree)
        return DnaSpec.of(spec.points().mapIndexed { i, point -> relabelled(point, hypers[i]) })
    }

    private fun relabelled(point: DecisionPoint, hyper: Hyper<*>): DecisionPoint {
        val candidates =
            point.candidates().mapIndexed { c, candidate ->
                val tree = hyper.children()[c]
                Candidate(symbols.label(tree), relabelled(candidate.spec(), tree))
            }
        return hyper.decisionPoint(point.location(), candidates)
    }

    /** The undecided nodes of one level, in order: those inside a decided node belong to its candidates. */
    fun hypers(tree: Symbol<*>): List<Hyper<*>> = when {
        !tree.hasHyper() -> emptyList()
        tree is Hyper<*> && partition(tree) -> listOf(tree)
        else -> tree.children().flatMap { hypers(it) }
    }

    private class Place(val ours: Path, val id: String, val choice: String?)

    private inner class Listing {
        val entries = ArrayList<Entry>()
        val ids = ArrayList<String>()
        val known = LinkedHashMap<String, String>()

        fun list(spec: DnaSpec, tree: Symbol<*>, at: Place) {
            val hypers = hypers(tree)
            check(hypers.size == spec.points().size) {
                "spec at '${at.id}': expected ${hypers.size} decision points, found ${spec.points().size}"
            }
            spec.points().forEachIndexed { i, point -> list(point, hypers[i], at) }
        }

        private fun list(point: DecisionPoint, hyper: Hyper<*>, at: Place) {
            val ours = at.ours.resolve(point.location())
            val id = PyGloveText.join(at.id, PyGloveText.path(point.location()))
            known[ours.toString()] = id
            ids += id
            val several = point.picks() > 1
            for (pick in 0 until maxOf(1, point.picks())) {
                val order = point is DecisionPoint.Permutation
                val inOurs = if (several || order) ours.index(pick) else ours
                val inTheirs = if (several) "$id[$pick]" else id
                known[inOurs.toString()] = inTheirs
                entries += Entry(inTheirs, point, hyper, pick.takeIf { several }, id.takeIf { several }, at.choice)
                point.candidates().forEachIndexed { c, candidate ->
                    val branch = "$inTheirs[=$c/${point.candidates().size}]"
                    list(candidate.spec(), hyper.children()[c], Place(inOurs.branch(c), branch, inTheirs))
                }
            }
        }
    }

    /** The recorded attributes of an entry. */
    fun attributes(entry: Entry): Map<String, Any?> {
        val out = linkedMapOf<String, Any?>("id" to entry.id)
        out["name"] = entry.point.tags().name().orElse(null)
        out["hints"] = PyGloveHints.of(entry.point.tags())
        when (val point = entry.point) {
            is DecisionPoint.FloatRange -> {
                out["kind"] = "float"
                out["min"] = point.min()
                out["max"] = point.max()
                out["scale"] = symbols.scale(entry.hyper as FloatV)
            }

            is DecisionPoint.Custom -> {
                out["kind"] = "custom"
                out["hyper_type"] = point.genes().kind()
            }

            else -> choices(entry, out)
        }
        out["parent_choice_id"] = entry.parentChoiceId
        return out
    }

    private fun choices(entry: Entry, out: MutableMap<String, Any?>) {
        val selection = (entry.point as? DecisionPoint.Choices)?.selection()
        out["kind"] = "choices"
        out["num_choices"] = 1L
        out["num_candidates"] = entry.point.candidates().size.toLong()
        out["distinct"] = selection?.distinct() ?: true
        out["sorted"] = selection?.sorted() ?: false
        out["is_subchoice"] = entry.pick != null
        out["subchoice_index"] = entry.pick?.toLong()
        out["literal_values"] = literals(entry)
        if (entry.parentId != null) {
            out["parent_id"] = entry.parentId
        }
    }
}
