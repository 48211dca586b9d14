package org.espalier.symbol

import io.kotest.property.Arb
import io.kotest.property.arbitrary.arbitrary
import org.espalier.geno.Selection
import org.espalier.hyper.Hypers
import org.espalier.schema.Field
import org.espalier.schema.Specs
import kotlin.random.Random

/** A type with two fields that hold anything, the second one optional. */
val PAIR: SymbolType<Any> =
    SymbolType
        .named("Pair", Any::class.java)
        .field(Field.of<Any, Any>("left", Specs.anything()))
        .field(Field.of<Any, Any>("right", Specs.anything().optional()))
        .constructor { args -> listOf(args.get(0), args.get(1)) }

/** A type with typed fields, to be filled with what fits only. */
val CONV: SymbolType<Any> =
    SymbolType
        .named("Conv", Any::class.java)
        .field(Field.of<Any, Int>("filters", Specs.ints().atLeast(1)))
        .field(Field.of<Any, Double>("rate", Specs.floats()).defaulting(0.5))
        .constructor { args -> listOf(args.get(0), args.get(1)) }

/** Random trees of every kind of node; without undecided ones if not [undecided]. */
fun Arb.Companion.tree(undecided: Boolean = true): Arb<Symbol<*>> =
    arbitrary { TreeGrower(it.random, undecided).node(3) }

private class TreeGrower(private val random: Random, private val undecided: Boolean) {
    fun node(depth: Int): Symbol<*> = when (if (depth == 0) 9 else random.nextInt(12)) {
        0, 1 -> Symbols.lift(nodes(depth, 0))
        2, 3 -> Symbols.dict(listOf("a", "b.c", "\$d").take(random.nextInt(4)).associateWith { node(depth - 1) })
        4 -> PAIR.symbol(node(depth - 1), node(depth - 1))
        5 -> if (undecided) CONV.symbol(Hypers.intv(1, 9), Hypers.floatv(0.5, 2.0).log()) else CONV.symbol(3)
        6, 7, 8 -> if (undecided) hyper(depth) else node(depth - 1)
        else -> Symbols.lift(plain())
    }

    private fun nodes(depth: Int, least: Int): List<Symbol<*>> = List(random.nextInt(least, 4)) { node(depth - 1) }

    private fun plain(): Any? = listOf(0, 1, -7, 1.0, 0.25, true, "", "x y", null, 5_000_000_000L).random(random)

    private fun hyper(depth: Int): Symbol<*> {
        val candidates = nodes(depth, 1)
        val k = random.nextInt(1, candidates.size + 1)
        return when (random.nextInt(5)) {
            0 -> Hypers.permutate<Any>(candidates)
            1 -> Hypers.manyOf<Any>(Selection(k, random.nextBoolean(), random.nextBoolean()), candidates).hint("many")
            2 -> if (random.nextBoolean()) Hypers.floatv(-1.0, 1.0).hint("number") else Hypers.intv(0, 6).step(2)
            else -> Hypers.oneOf<Any>(candidates).hint("one")
        }
    }
}
