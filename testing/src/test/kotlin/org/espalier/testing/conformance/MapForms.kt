package org.espalier.testing.conformance

import org.espalier.geno.DecisionPoint
import org.espalier.geno.DecisionWalk
import org.espalier.geno.Dna
import org.espalier.geno.DnaViews
import org.espalier.geno.MapStyle
import org.espalier.testing.pyglove.PyGloveText

/**
 * PyGlove's `to_dict` and `from_dict` by our [DnaViews]: keys are translated between the two spellings of ids, labels
 * that PyGlove keeps as numbers become numbers, and the entries of the picks of one decision, which stand together in
 * our maps, stand before what is inside the pick.
 */
class MapForms(private val view: SpaceView) {
    private val names = view.points.entries.mapNotNull { it.point.tags().name().orElse(null) }.toSet()
    private val oursOfId = view.points.idOfOurs.entries.associate { (ours, id) -> id to ours }

    /** The literals of each key: by id, and by name. */
    private val literals = HashMap<String, Map<String, Any?>>()

    init {
        for (entry in view.points.entries) {
            val byLabel = view.points.literals(entry).associateBy { it as? String ?: PyGloveText.repr(it) }
            literals[entry.id] = byLabel
            entry.parentId?.let { literals[it] = byLabel }
            entry.point.tags().name().ifPresent { literals[it] = byLabel }
        }
    }

    /** Returns the map of [dna] in [style], with PyGlove's keys. */
    fun write(dna: Dna, style: MapStyle): Map<String, Any?> {
        val out = LinkedHashMap<String, Any?>()
        for ((key, value) in DnaViews.toMap(view.relabelled, dna, style)) {
            val theirs = if (key in names) key else view.points.idOfOurs.getValue(key)
            out[theirs] = value(value, literals[theirs].orEmpty(), style)
        }
        val place = places(dna)
        return out.entries.sortedBy { place[it.key] ?: Int.MAX_VALUE }.associate { it.key to it.value }
    }

    /** Where each key stands: ids of decisions and picks in their order, a name at the first active decision it has. */
    private fun places(dna: Dna): Map<String, Int> {
        val active = DecisionWalk.active(view.spec, dna).map { view.points.idOfOurs[it.site().id().toString()] }.toSet()
        val place = HashMap<String, Int>()
        view.points.entries.forEachIndexed { i, entry ->
            entry.parentId?.let { place.putIfAbsent(it, 2 * i) }
            place.putIfAbsent(entry.id, 2 * i + 1)
            if ((entry.parentId ?: entry.id) in active) {
                entry.point.tags().name().ifPresent { place.putIfAbsent(it, 2 * i) }
            }
        }
        return place
    }

    private fun value(value: Any?, byLabel: Map<String, Any?>, style: MapStyle): Any? = when {
        value is List<*> -> value.map { value(it, byLabel, style) }
        value is Int -> value.toLong()
        value is String && style.values() == MapStyle.Values.LABEL && value in byLabel -> byLabel[value]
        else -> value
    }

    /**
     * Reads a map with PyGlove's keys.
     *
     * @param intsAreLiterals whether an integer means the candidate that is this number, not a position
     */
    fun read(map: Map<String, Any?>, intsAreLiterals: Boolean = false): Dna {
        val ours = map.entries.associate { (key, value) -> ourKey(key) to literal(value, intsAreLiterals) }
        return DnaViews.fromMap(view.relabelled, ours)
    }

    private fun ourKey(key: String) = if (key in names) key else oursOfId[key] ?: key

    private fun literal(value: Any?, intsAreLiterals: Boolean): Any? = when {
        value is List<*> -> value.map { literal(it, intsAreLiterals) }
        value is Long && intsAreLiterals -> value.toString()
        else -> value
    }

    /** Whether the labels of each choice tell its candidates apart, and none is a number, which PyGlove shows bare. */
    fun hasDistinctLabels(): Boolean = view.points.entries.all { entry ->
        val labels = view.points.literals(entry)
        entry.point !is DecisionPoint.IntRange && labels.toSet().size == labels.size && labels.all { it is String }
    }
}
