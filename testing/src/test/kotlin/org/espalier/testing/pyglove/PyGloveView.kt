package org.espalier.testing.pyglove

import org.espalier.hyper.CustomHyper
import org.espalier.hyper.FloatV
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.symbol.Hole
import org.espalier.symbol.Hyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType
import org.espalier.symbol.Symbols
import java.util.IdentityHashMap

/**
 * Trees as PyGlove walks them: an undecided node is an object with the fields that PyGlove keeps in it, such as
 * `candidates` and `choices_distinct`. For comparing lists by position there is a second form, in which a list is an
 * object [LIST] with one field, a map from positions to elements.
 *
 * @param positional whether lists are such objects
 */
class PyGloveView(private val symbols: PyGloveSymbols, private val positional: Boolean = false) {
    private val origins = IdentityHashMap<Symbol<*>, Symbol<*>>()
    private val types = IdentityHashMap<SymbolType<*>, SymbolType<*>>()
    private val words = HashMap<String, SymbolType<*>>()

    /** Returns the view of [node]. */
    fun of(node: Symbol<*>): Symbol<*> {
        val view =
            when (node) {
                is ListSymbol<*> -> list(node.children().map { of(it) })
                is MapSymbol<*> -> Symbols.dict(node.entries().mapValues { of(it.value) })
                is ObjectSymbol<*> -> instance(node)
                is Hyper<*> -> hyper(node)
                else -> node
            }
        origins[view] = node
        return view
    }

    /** Returns the node of which [view], a node of a tree that this view made, is the view. */
    fun origin(view: Symbol<*>): Symbol<*> = origins[view] ?: view

    private fun list(elements: List<Symbol<*>>): Symbol<*> {
        if (!positional) {
            return Symbols.list(elements)
        }
        val entries = elements.withIndex().associate { (i, element) -> i.toString() to element }
        return make(word(LIST, mapOf(ITEMS to REQUIRED)), mapOf(ITEMS to Symbols.dict(entries)))
    }

    private fun instance(node: ObjectSymbol<*>): Symbol<*> {
        val type =
            types.getOrPut(node.type()) {
                val defaults =
                    node.type().fields().withIndex().associate { (i, field) ->
                        field.name() to node.type().defaultOf(i).map<Any> { of(it) }.orElse(REQUIRED)
                    }
                type(node.type().name(), defaults)
            }
        return make(type, node.type().fields().associate { it.name() to of(node.get(it.name())) })
    }

    private fun hyper(node: Hyper<*>): Symbol<*> {
        val fields = LinkedHashMap<String, Any?>()
        val defaults = linkedMapOf<String, Any?>("name" to null, "hints" to null)
        fields["name"] = node.tags().name().orElse(null)
        fields["hints"] = PyGloveHints.of(node.tags())
        if (node is FloatV) {
            defaults += mapOf("min_value" to REQUIRED, "max_value" to REQUIRED, "scale" to null)
            fields += mapOf("min_value" to node.min(), "max_value" to node.max(), "scale" to symbols.scale(node))
        } else if (node !is CustomHyper<*>) {
            val selection = (node as? ManyOf<*>)?.selection()
            defaults["num_choices"] = if (node is OneOf<*>) 1 else REQUIRED
            fields["num_choices"] = if (node is OneOf<*>) 1 else selection?.k() ?: node.children().size
            defaults["candidates"] = REQUIRED
            fields["candidates"] = of(Symbols.list(node.children()))
            defaults += mapOf("choices_distinct" to true, "choices_sorted" to false, "where" to null)
            fields["choices_distinct"] = selection?.distinct() ?: true
            fields["choices_sorted"] = selection?.sorted() ?: false
            fields["where"] = null
        }
        return make(word(name(node), defaults), fields)
    }

    private fun name(node: Hyper<*>) = when (node) {
        is OneOf<*> -> "OneOf"
        is FloatV -> "Float"
        is CustomHyper<*> -> node.genes().kind()
        else -> "ManyOf"
    }

    private fun word(name: String, defaults: Map<String, Any?>) = words.getOrPut(name) { type(name, defaults) }

    private fun type(name: String, defaults: Map<String, Any?>): SymbolType<*> {
        val builder = SymbolType.named(name, Any::class.java)
        for ((field, default) in defaults) {
            val any = Field.of<Any, Any>(field, Specs.anything())
            builder.field(if (default === REQUIRED) any.required() else any.defaultingTo(default))
        }
        return builder.constructor { args -> name to List(args.size()) { args.get(it) } }
    }

    private fun make(type: SymbolType<*>, fields: Map<String, Any?>): Symbol<*> =
        if (fields.values.any { it is Hole<*> }) type.partialOf(fields) else type.symbolOf(fields)

    companion object {
        /** The type of lists that are compared by position. */
        const val LIST: String = "List"

        /** Its field. */
        const val ITEMS: String = "items"

        private val REQUIRED = Any()
    }
}
