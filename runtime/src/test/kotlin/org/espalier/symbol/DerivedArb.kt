package org.espalier.symbol

import io.kotest.property.Arb
import io.kotest.property.arbitrary.arbitrary
import org.espalier.hyper.Hypers
import org.espalier.schema.Field
import org.espalier.schema.Specs
import kotlin.random.Random

private val A: Field<Any, Int> = Field.of("a", Specs.ints())
private val B: Field<Any, Int> = Field.of<Any, Int>("b", Specs.ints()).defaulting(1)

/** Adds two numbers. */
val PLUS: SymbolFunction<Int> =
    SymbolFunction.named("plus", Int::class.javaObjectType).field(A).field(B).body { it.get(A) + it.get(B) }

/** Random trees, undecided in places, in which values come from other places, from what encloses them, and from calls. */
fun Arb.Companion.derivedTree(): Arb<Symbol<*>> = arbitrary { DerivedGrower(it.random).root() }

private class DerivedGrower(private val random: Random) {
    /** Numbers to refer to: `x` further out, `slots.y` and, sometimes nearer, other values for `x`. */
    fun root(): Symbol<*> = Symbols.dict(
        mapOf("x" to number(), "slots" to Symbols.dict(mapOf("y" to number())), "tree" to node(3)),
    )

    private fun number(): Symbol<*> =
        if (random.nextBoolean()) Symbols.just(random.nextInt(1, 9)) else Hypers.oneOf<Any>(1, 2, 3)

    private fun node(depth: Int): Symbol<*> = when (if (depth == 0) 9 else random.nextInt(10)) {
        0 -> PAIR.symbol(node(depth - 1), node(depth - 1))
        1 -> Symbols.dict(mapOf("x" to derived(), "z" to node(depth - 1)))
        2 -> Symbols.lift(List(random.nextInt(3)) { node(depth - 1) })
        3 -> Hypers.oneOf<Any>(listOf(node(depth - 1), node(depth - 1)))
        4 -> CONV.symbol(derived(), Symbols.inherited<Any>("rate").otherwise(0.25))
        5 -> PLUS.partialOf(mapOf("b" to derived()))
        else -> derived()
    }

    private fun derived(): Symbol<*> = when (random.nextInt(6)) {
        0 -> Symbols.inherited<Any>("x")
        1 -> Symbols.ref<Any>("slots.y")
        2 -> PLUS.call(derived(), derived())
        3 -> PLUS.call(derived())
        4 -> Symbols.inherited<Any>("nowhere").otherwise(4)
        else -> Symbols.just(random.nextInt(1, 5))
    }
}
