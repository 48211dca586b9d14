package org.espalier.samples.ask

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.espalier.geno.ActiveDecision
import org.espalier.geno.Decision
import org.espalier.geno.DecisionSite
import org.espalier.geno.DecisionWalk
import org.espalier.geno.Dna
import org.espalier.io.PyGloveTuple
import org.espalier.path.Path
import org.espalier.space.SearchSpace
import org.espalier.symbol.Hole
import org.espalier.symbol.Hyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Ref
import org.espalier.symbol.Refs
import org.espalier.symbol.Symbol

/** Shows children of a space, and their decisions, as plain JSON. */
internal class ChildView(private val space: SearchSpace<*>) {
    /**
     * Returns a decided tree: numbers, texts, lists and maps as they are, an object as `{"type": ..., "fields": {...}}`, with
     * copies in place of references.
     */
    fun child(tree: Symbol<*>): JsonElement = plain(Refs.inline(tree))

    private fun plain(node: Symbol<*>): JsonElement = when (node) {
        is Literal<*> -> value(node.value())

        is ListSymbol<*> -> JsonArray(node.children().map { plain(it) })

        is MapSymbol<*> -> JsonObject(node.entries().mapValues { plain(it.value) })

        is ObjectSymbol<*> -> {
            val fields = node.type().fields().associate { it.name() to plain(node.get(it.name())) }
            JsonObject(linkedMapOf("type" to JsonPrimitive(node.type().name()), "fields" to JsonObject(fields)))
        }

        is Hole<*> -> JsonObject(mapOf("missing" to JsonPrimitive(true)))

        is Ref<*>, is Hyper<*> -> JsonPrimitive(node.toString())
    }

    private fun value(value: Any?): JsonElement = when (value) {
        null -> JsonNull
        is Double -> if (value.isFinite()) JsonPrimitive(value) else JsonPrimitive(value.toString())
        is Number -> JsonPrimitive(value)
        is Boolean -> JsonPrimitive(value)
        is PyGloveTuple -> JsonObject(mapOf("tuple" to JsonArray(value.items().map { value(it) })))
        is Symbol<*> -> plain(value)
        else -> JsonPrimitive(value.toString())
    }

    /**
     * Returns the active decisions by id: numbers as they are, the candidate of a choice if it is a plain value, its
     * printed form otherwise, and a list where several candidates are picked.
     */
    fun decisions(dna: Dna): JsonObject {
        val decisions = LinkedHashMap<String, JsonElement>()
        DecisionWalk.active(space.spec(), dna) { active ->
            decisions[active.site().id().toString()] = decision(active)
        }
        return JsonObject(decisions)
    }

    private fun decision(active: ActiveDecision): JsonElement = when (val decision = active.decision()) {
        is Decision.FloatValue -> JsonPrimitive(decision.value())

        is Decision.IntValue -> JsonPrimitive(decision.value())

        is Decision.TextValue -> JsonPrimitive(decision.value())

        else -> {
            val picks = decision.picks().map { candidate(active, it.index()) }
            if (active.site().pickPath(0) == active.site().id()) picks.single() else JsonArray(picks)
        }
    }

    private fun candidate(active: ActiveDecision, index: Int): JsonElement {
        val node = node(active.site())?.children()?.getOrNull(index)
        return if (node is Literal<*>) {
            value(
                node.value(),
            )
        } else {
            JsonPrimitive(active.point().candidates()[index].label())
        }
    }

    /** Returns the undecided node of a site in the template; null if it is hidden inside a node of the user's own kind. */
    private fun node(site: DecisionSite): Symbol<*>? {
        val outer = site.enclosing().orElse(null) ?: return space.template().find(site.id()).orElse(null)
        val candidate = node(outer)?.children()?.getOrNull(site.candidate()) ?: return null
        val prefix = outer.branch(site.pick(), site.candidate()).steps().size
        val inside = site.id().steps().drop(prefix).fold(Path.ROOT) { path, step -> path.child(step) }
        return candidate.find(inside).orElse(null)
    }
}
