package org.espalier.testing.pyglove

import org.espalier.geno.DnaException

/**
 * A DNA as PyGlove holds it: a value (a candidate number, a real, a text or none) and the nodes below.
 *
 * PyGlove collapses levels: a node without a value and with one child is that child, and the only child without a value
 * gives its children to its parent. Two different spaces may therefore have equal nodes, and only a spec tells whether
 * `[0, 1]` is two decisions or two picks.
 */
data class PyGloveNode(val value: Any?, val children: List<PyGloveNode>) {
    /** The nested form in plain lists, in which a list that begins with `__tuple__` is a chain. */
    fun toNested(): Any? = when {
        value == null -> if (children.isEmpty()) null else children.map { it.toNested() }

        children.isEmpty() -> value

        children.size > 1 -> listOf(TUPLE, value, children.map { it.toNested() })

        else -> {
            val rest = children[0].toNested()
            val chain = rest is List<*> && rest.firstOrNull() == TUPLE
            listOf(TUPLE, value) + if (chain) rest.drop(1) else listOf(rest)
        }
    }

    /** The numbers in nested form, in which a chain of three or more is cut: PyGlove cannot read it back. */
    fun toNestedNumbers(): Any? = when {
        value == null -> children.map { it.toNestedNumbers() }
        children.isEmpty() -> value
        else -> listOf(TUPLE, value) + listOf(inner())
    }

    private fun inner(): Any? {
        if (children.size > 1) {
            return children.map { it.toNestedNumbers() }
        }
        val numbers = children[0].toNestedNumbers()
        return if (children[0].children.isEmpty()) numbers else (numbers as List<*>).drop(1)
    }

    /** `DNA([0, (1, 2)])`. */
    override fun toString(): String {
        val nested = toNested()
        val chain = nested is List<*> && nested.firstOrNull() == TUPLE
        return "DNA" + if (chain) python(nested) else "(" + python(nested) + ")"
    }

    companion object {
        /** What marks a list as a chain of conditional decisions. */
        const val TUPLE: String = "__tuple__"

        private fun python(nested: Any?): String = when {
            nested !is List<*> -> PyGloveText.repr(nested)
            nested.firstOrNull() == TUPLE -> nested.drop(1).joinToString(", ", "(", ")") { python(it) }
            else -> nested.joinToString(", ", "[", "]") { python(it) }
        }

        /**
         * Reads the nested form.
         *
         * Stricter than PyGlove where it drops decisions silently: a chain may end in a decision or in a list of
         * decisions, but neither in another chain nor in nothing.
         *
         * @throws DnaException if it is not the form of a DNA
         */
        fun of(nested: Any?): PyGloveNode = when (nested) {
            null -> PyGloveNode(null, emptyList())
            is Long, is Double, is String -> PyGloveNode(nested, emptyList())
            is List<*> -> if (nested.firstOrNull() == TUPLE) chain(nested.drop(1)) else list(nested)
            else -> throw DnaException("DNA: expected none, int, float, text, list or tuple, found $nested")
        }

        private fun list(items: List<*>): PyGloveNode =
            if (items.size == 1) of(items[0]) else PyGloveNode(null, items.map { of(it) })

        private fun chain(items: List<*>): PyGloveNode {
            if (items.size < 2) {
                throw DnaException("DNA: expected a tuple of at least 2 decisions, found $items")
            }
            val last = items.last()
            if (last == null || (last is List<*> && last.firstOrNull() == TUPLE)) {
                throw DnaException("DNA: expected a decision or a list of decisions at the end of a tuple, found $last")
            }
            val end = of(last)
            val below = if (last is List<*> && end.value == null) end.children else listOf(end)
            return items.dropLast(1).foldRight(below) { item, children ->
                if (item !is Long) {
                    throw DnaException("DNA: expected a candidate number before the end of a tuple, found $item")
                }
                listOf(PyGloveNode(item, children))
            }[0]
        }
    }
}
