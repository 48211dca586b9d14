package org.espalier.testing.pyglove

import org.espalier.path.Path
import org.espalier.path.Step
import org.espalier.rewrite.Edits
import org.espalier.symbol.Hyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Symbol

/**
 * PyGlove's updates of a tree as [Edits]: a position from the end is the position it means, and a value set behind the
 * end of a list is inserted there.
 *
 * @param read how the values of updates become trees
 */
class PyGloveEdits(private val read: (Any?) -> Symbol<*>) {
    /** Returns the edits of [updates], values by path, where `missing` deletes and `insert` inserts. */
    fun of(updates: Map<String, Any?>, tree: Symbol<*>): Edits =
        inOrder(updates, tree).fold(Edits.NONE) { edits, (path, update) ->
            val form = update as? Map<*, *>
            val end = endOfList(tree, path)
            when {
                form?.keys == setOf("missing") -> edits.andDelete(path)
                form?.keys == setOf("insert") -> edits.andInsert(end ?: path, read(form["insert"]))
                end != null -> edits.andInsert(end, read(update))
                else -> edits.andSet(path, read(update))
            }
        }

    /** The updates by place; what goes behind the end of a list comes from the largest position to the smallest. */
    private fun inOrder(updates: Map<String, Any?>, tree: Symbol<*>): List<Pair<Path, Any?>> {
        val places = updates.map { (text, update) -> place(tree, text) to update }
        val (behind, others) = places.partition { endOfList(tree, it.first) != null }
        return others + behind.sortedByDescending { (it.first.lastStep() as Step.Index).value() }
    }

    private fun place(tree: Symbol<*>, text: String) =
        intoCandidates(tree, fromStart(tree, PyGloveText.parsePath(text)))

    /** PyGlove goes into an undecided node by its field `candidates`. */
    private fun intoCandidates(tree: Symbol<*>, path: Path): Path {
        var at = Path.ROOT
        val steps = path.steps().iterator()
        while (steps.hasNext()) {
            val step = steps.next()
            val enters = step == Step.Key("candidates") && steps.hasNext() && tree.find(at).orElse(null) is Hyper<*>
            val inner = if (enters) steps.next() else step
            at = if (enters && inner is Step.Index) at.branch(inner.value()) else at.child(inner)
        }
        return at
    }

    private fun fromStart(tree: Symbol<*>, path: Path): Path = path.steps().fold(Path.ROOT) { at, step ->
        val list = tree.find(at).orElse(null) as? ListSymbol<*>
        val back = (step as? Step.Key)?.name()?.toIntOrNull() ?: 0
        if (list != null && back < 0 && list.length() + back >= 0) {
            at.index(list.length() + back)
        } else {
            at.child(step)
        }
    }

    /** The place after the last element, if [path] lies there or behind. */
    private fun endOfList(tree: Symbol<*>, path: Path): Path? {
        val index = (if (path.isRoot) null else path.lastStep()) as? Step.Index ?: return null
        val list = tree.find(path.parent()).orElse(null) as? ListSymbol<*> ?: return null
        return if (index.value() >= list.length()) path.parent().index(list.length()) else null
    }
}
