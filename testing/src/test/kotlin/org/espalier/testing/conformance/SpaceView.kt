package org.espalier.testing.conformance

import org.espalier.geno.Dna
import org.espalier.geno.DnaSpec
import org.espalier.space.SearchSpace
import org.espalier.symbol.Hyper
import org.espalier.symbol.Refs
import org.espalier.symbol.Symbol
import org.espalier.testing.pyglove.PyGloveDna
import org.espalier.testing.pyglove.PyGloveJson
import org.espalier.testing.pyglove.PyGloveNode
import org.espalier.testing.pyglove.PyGlovePoints
import org.espalier.testing.pyglove.PyGloveSpecText
import org.espalier.testing.pyglove.PyGloveSymbols

/** A space, or a part of one, seen through the projections to PyGlove's forms. */
class SpaceView(
    private val neutral: Neutral,
    /** The tree. */
    val tree: Symbol<*>,
    partition: ((Hyper<*>) -> Boolean)? = null,
) {
    private val symbols = PyGloveSymbols(neutral::writesLinear)
    private val writer = NeutralWriter(symbols)

    /** The space. */
    val space: SearchSpace<*> =
        if (partition == null) SearchSpace.of(tree) else SearchSpace.of(tree).where { partition(it) }

    /** Its spec. */
    val spec: DnaSpec get() = space.spec()

    /** Its decision points as PyGlove lists them. */
    val points: PyGlovePoints = PyGlovePoints(space, symbols, partition ?: { true })

    /** Its spec with PyGlove's literals as labels. */
    val relabelled: DnaSpec by lazy { points.relabelled(space.spec(), tree) }

    /** PyGlove's listing of the spec. */
    val text: String get() = PyGloveSpecText(points, symbols).print(space.spec(), tree)

    private val json = PyGloveJson(symbols) { neutral.types.key(it) }

    /** The tree as PyGlove saves it. */
    val treeJson: Any? get() = json.tree(tree)

    /** The spec as PyGlove saves it. */
    val specJson: Any get() = json.spec(space.spec(), tree, points)

    /** The size as recorded: -1 for infinite. */
    val size: String get() = space.size().map { it.toString() }.orElse("-1")

    /** Ids of decision points, a choice of several having one for each pick. */
    val pointIds: List<String> get() = points.entries.map { it.id }

    /** Reads nested DNA. */
    fun read(nested: Any?): Dna = PyGloveDna.read(spec, PyGloveNode.of(nested))

    /** Writes nested DNA. */
    fun write(dna: Dna): Any? = PyGloveDna.write(spec, dna).toNested()

    /** The child in neutral form, references replaced by what they point to. */
    fun neutral(child: Symbol<*>): Any? = writer.write(Refs.inline(child))

    /** Binds and writes the child. */
    fun bound(nested: Any?): Any? = neutral(space.bind(read(nested)))
}
