package org.espalier.testing.conformance

import org.espalier.geno.Scale
import org.espalier.geno.Selection
import org.espalier.geno.Tags
import org.espalier.hyper.CustomHyper
import org.espalier.hyper.FloatV
import org.espalier.hyper.Hypers
import org.espalier.hyper.ManyOf
import org.espalier.hyper.OneOf
import org.espalier.hyper.Permutate
import org.espalier.path.Path
import org.espalier.path.Violation
import org.espalier.symbol.Hole
import org.espalier.symbol.Hyper
import org.espalier.symbol.Literal
import org.espalier.symbol.Ref
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolException
import org.espalier.symbol.Symbols
import org.espalier.testing.pyglove.PyGloveHints
import org.espalier.testing.pyglove.PyGloveText
import org.espalier.testing.pyglove.PyGloveTuple
import java.util.Collections
import java.util.IdentityHashMap

/** Reads neutral values of the recorded files as trees. */
class Neutral(table: List<Map<String, Any?>>) {
    private val linear: MutableSet<FloatV> = Collections.newSetFromMap(IdentityHashMap())

    /** The classes of the table. */
    val types: NeutralTypes = NeutralTypes(table) { read(it) }

    /** Whether a range was declared with the scale `linear` spelled out. */
    fun writesLinear(node: FloatV): Boolean = node in linear

    /**
     * Returns the tree of a neutral value.
     *
     * @throws SymbolException if it is not valid, or something in a tuple is undecided, which PyGlove would ignore
     */
    fun read(value: Any?): Symbol<*> = when (value) {
        is Map<*, *> -> node(asMap(value, "value"))
        is List<*> -> Symbols.list(value.map { read(it) })
        is Long -> Symbols.lift(if (value in Int.MIN_VALUE..Int.MAX_VALUE) value.toInt() else value)
        else -> Symbols.lift(value)
    }

    private fun node(value: Map<String, Any?>): Symbol<*> {
        val inner = value.values.firstOrNull()
        return when (value.keys.singleOrNull()) {
            "oneOf" -> tagged(Hypers.oneOf<Any>(candidates(inner)), inner)
            "manyOf" -> tagged(Hypers.manyOf<Any>(selection(inner), candidates(inner)), inner)
            "permutate" -> tagged(Hypers.permutate<Any>(candidates(inner)), inner)
            "floatv" -> floatv(asMap(inner, "floatv"))
            "custom" -> tagged(Hypers.custom(IntSequence, IntSequence.Codec), inner)
            "ref" -> Ref.to<Any>(PyGloveText.parsePath(inner as String))
            "tuple" -> Literal.of(PyGloveTuple((inner as List<*>).map { leaf(it) }))
            "missing" -> Hole.hole<Any>()
            else -> if (value.keys == OBJECT) instance(value) else Symbols.dict(value.mapValues { read(it.value) })
        }
    }

    private fun instance(value: Map<String, Any?>): Symbol<*> {
        val given = value.map("fields").mapValues { read(it.value) }
        val type = types.registry.require(value.text("type"))
        return if (given.values.any { it is Hole<*> }) type.partialOf(given) else type.symbolOf(given)
    }

    private fun leaf(value: Any?): Any? {
        val node = read(value)
        if (node.hasHyper()) {
            throw refusal("a tuple, which is a leaf, without undecided values", node.toString(), "Use a list")
        }
        return if (node is Literal<*>) node.value() else node
    }

    private fun candidates(inner: Any?): List<Symbol<*>> {
        val given = if (inner is Map<*, *>) inner["candidates"] else inner
        val all = given as? List<*> ?: throw refusal("a list of candidates", "$given", "")
        return all.map { read(it) }
    }

    private fun selection(inner: Any?): Selection {
        val given = asMap(inner, "manyOf")
        val k = (given["k"] as? Long)?.takeIf { it in Int.MIN_VALUE..Int.MAX_VALUE }
        if (k == null) {
            throw refusal("k: int in [1, inf)", "${given["k"]}", "")
        }
        return Selection(k.toInt(), given["distinct"] != false, given["sorted"] == true)
    }

    private fun floatv(inner: Map<String, Any?>): Symbol<*> {
        val scale =
            when (val name = inner["scale"]) {
                null, "linear" -> Scale.LINEAR
                "log" -> Scale.LOG
                "rlog" -> Scale.REVERSE_LOG
                else -> throw refusal("scale: one of linear, log, rlog", "'$name'", "")
            }
        val node = Hypers.floatv(bound(inner, "min"), bound(inner, "max")).scaled(scale)
        return tagged(node, inner).also { if (inner["scale"] == "linear") linear += it as FloatV }
    }

    private fun bound(inner: Map<String, Any?>, name: String): Double =
        (inner[name] as? Number ?: throw refusal("$name: float", "${inner[name]}", "")).toDouble()

    private fun tagged(node: Hyper<*>, inner: Any?): Hyper<*> {
        val given = inner as? Map<*, *> ?: return node
        val name = given["name"]
        if (name != null && name !is String) {
            throw refusal("name: text", "$name", "")
        }
        val tags = PyGloveHints.tags(name, given["hints"])
        return Marking.mark(node, tags)
    }

    private fun refusal(expected: String, found: String, hint: String) =
        SymbolException("Value", listOf(Violation(Path.ROOT, expected, found, hint)))

    companion object {
        private val OBJECT = setOf("type", "fields")
        private val UNDECIDED = setOf("oneOf", "manyOf", "permutate", "floatv", "custom")

        /** Whether something undecided stands inside a tuple, where PyGlove does not see it. */
        fun hidesChoices(value: Any?, inTuple: Boolean = false): Boolean = when (value) {
            is List<*> -> value.any { hidesChoices(it, inTuple) }

            is Map<*, *> -> {
                val word = value.keys.singleOrNull()
                (inTuple && word in UNDECIDED) || value.values.any { hidesChoices(it, inTuple || word == "tuple") }
            }

            else -> false
        }
    }
}

/** Puts a name and hints on an undecided node. */
private object Marking {
    fun mark(node: Hyper<*>, tags: Tags): Hyper<*> {
        val named = tags.name().map { named(node, it) }.orElse(node)
        return tags.hints().fold(named) { marked, hint -> hinted(marked, hint) }
    }

    private fun named(node: Hyper<*>, name: String): Hyper<*> = when (node) {
        is OneOf<*> -> node.named(name)
        is ManyOf<*> -> node.named(name)
        is Permutate<*> -> node.named(name)
        is FloatV -> node.named(name)
        else -> (node as CustomHyper<*>).named(name)
    }

    private fun hinted(node: Hyper<*>, hint: Any): Hyper<*> = when (node) {
        is OneOf<*> -> node.hint(hint)
        is ManyOf<*> -> node.hint(hint)
        is Permutate<*> -> node.hint(hint)
        is FloatV -> node.hint(hint)
        else -> (node as CustomHyper<*>).hint(hint)
    }
}
