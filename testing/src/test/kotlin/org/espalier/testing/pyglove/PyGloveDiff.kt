package org.espalier.testing.pyglove

import org.espalier.path.Path
import org.espalier.path.Step
import org.espalier.rewrite.Diff
import org.espalier.rewrite.Difference
import org.espalier.symbol.MapSymbol
import org.espalier.symbol.ObjectSymbol
import org.espalier.symbol.Symbol

/**
 * A [Diff] of two positional views as PyGlove arranges it: leaves `{left, right}`, equal parts `{same}`, and nodes with
 * the name of their class and their children.
 *
 * @param neutral how nodes are written
 */
class PyGloveDiff(
    private val left: Symbol<*>,
    private val right: Symbol<*>,
    private val neutral: (Symbol<*>) -> Any?,
) {
    /** Which parts are shown. */
    enum class Mode { DIFF, SAME, BOTH }

    private val places: Map<Path, Difference> = Diff.between(left, right).differences().associateBy { it.leftPath() }

    /** Returns the tree of [mode]; with [collapse], objects of different classes are compared by their fields. */
    fun tree(mode: Mode, collapse: Boolean): Map<String, Any?> {
        if (places.isEmpty()) {
            return mapOf("same" to if (mode == Mode.DIFF) null else neutral(left))
        }
        return at(left, right, Path.ROOT, mode, collapse)
    }

    private fun at(l: Symbol<*>?, r: Symbol<*>?, path: Path, mode: Mode, collapse: Boolean): Map<String, Any?> {
        val name = if (l != null && r != null) className(l, r, path, collapse) else null
        if (l == null || r == null || name == null) {
            return leaf(l, r)
        }
        val a = entries(l, path)
        val b = entries(r, path)
        val children = LinkedHashMap<String, Any?>()
        for (key in a.keys + b.keys) {
            val below = (a[key] ?: b.getValue(key)).first
            val x = a[key]?.second
            val y = b[key]?.second
            if (x != null && y != null && isSame(x, y, below)) {
                if (mode != Mode.DIFF) {
                    children[key] = mapOf("same" to neutral(x))
                }
            } else if (mode != Mode.SAME) {
                children[key] = at(x, y, below, mode, collapse)
            }
        }
        return when {
            children.isNotEmpty() -> mapOf("node" to name, "children" to children)
            '|' in name -> mapOf("left" to classOf(nameOf(l)), "right" to classOf(nameOf(r)))
            else -> mapOf("same" to classOf(name))
        }
    }

    /** Whether nothing differs at or below a place: by the differences, or, where classes differ above it, by content. */
    private fun isSame(l: Symbol<*>, r: Symbol<*>, path: Path): Boolean =
        if (coveredAbove(path)) l == r else places.keys.none { it.startsWith(path) }

    private fun coveredAbove(path: Path) = !path.isRoot && places.keys.any { path.parent().startsWith(it) }

    /** The name of a node that is entered; null where the two sides stand as a whole. */
    private fun className(l: Symbol<*>, r: Symbol<*>, path: Path, collapse: Boolean): String? {
        val (a, b) = nameOf(l) to nameOf(r)
        return when {
            a == null || b == null -> null
            a == b && (path !in places || collapse) -> a
            collapse && a != PyGloveView.LIST && b != PyGloveView.LIST -> "$a|$b"
            else -> null
        }
    }

    private fun leaf(l: Symbol<*>?, r: Symbol<*>?) = mapOf(
        "left" to if (l == null) MISSING else neutral(l),
        "right" to if (r == null) MISSING else neutral(r),
    )

    private fun entries(node: Symbol<*>, path: Path): Map<String, Pair<Path, Symbol<*>>> {
        if (nameOf(node) == PyGloveView.LIST) {
            return entries(node.children().first(), path.key(PyGloveView.ITEMS))
        }
        return node.children().indices.associate { i ->
            val key = (node.stepTo(i) as Step.Key).name()
            key to (path.key(key) to node.children()[i])
        }
    }

    private fun nameOf(node: Symbol<*>): String? = when (node) {
        is ObjectSymbol<*> -> node.type().name()
        is MapSymbol<*> -> "Dict"
        else -> null
    }

    /** The form in which differences stand under their paths; lists are not entered. */
    fun flat(tree: Map<String, Any?>): Map<String, Any?> {
        if (tree.keys == setOf("same") || tree["node"] == PyGloveView.LIST) {
            return tree
        }
        val out = LinkedHashMap<String, Any?>()
        flatten(tree, "", out)
        return if (out.keys == setOf("")) asMap(out.values.first()) else out
    }

    private fun type(path: String) = if (path.isEmpty()) TYPE else "$path.$TYPE"

    private fun flatten(tree: Map<String, Any?>, path: String, out: MutableMap<String, Any?>) {
        val name = tree["node"] as String?
        if (name == null || name == PyGloveView.LIST) {
            val classes = (tree["left"] as? Map<*, *>)?.keys == setOf("class")
            out[if (classes) type(path) else path] = tree
            return
        }
        asMap(tree["children"]).forEach { (key, child) ->
            flatten(asMap(child), if (path.isEmpty()) key else "$path.$key", out)
        }
        if ('|' in name) {
            val (a, b) = name.split('|')
            out[type(path)] = mapOf("left" to classOf(a), "right" to classOf(b))
        }
    }

    /** Whether PyGlove can write the flat form: it cannot where a list holds nodes with differences below. */
    fun canFlatten(tree: Map<String, Any?>): Boolean {
        val children = (tree["children"] as Map<*, *>?)?.values?.map { asMap(it) } ?: return true
        return children.all { (tree["node"] != PyGloveView.LIST || "node" !in it) && canFlatten(it) }
    }

    @Suppress("UNCHECKED_CAST") // made here
    private fun asMap(value: Any?) = value as Map<String, Any?>

    private companion object {
        const val TYPE = "_type"
        val MISSING = mapOf("missing" to true)

        fun classOf(name: String?) = mapOf("class" to name)
    }
}
