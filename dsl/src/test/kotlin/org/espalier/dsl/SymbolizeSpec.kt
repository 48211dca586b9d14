package org.espalier.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import org.espalier.build.Materializer
import org.espalier.dsl.Slides.Real
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.symbol.SymbolException

private interface Layer

private data class Dense(val units: Int, val bias: Boolean = true) : Layer

private class Net(val layers: List<Layer>, val dropout: Double?)

private data class Three(val a: Int, val b: Int, val c: Int)

private data class Quad(val a: Int, val b: Int, val c: Int, val d: Int)

private data class Five(val a: Int, val b: Int, val c: Int, val d: Int, val e: Int)

private data class Six(val a: Int, val b: Int, val c: Int, val d: Int, val e: Int, val f: Int)

private data class Seven(val a: Int, val b: Int, val c: Int, val d: Int, val e: Int, val f: Int, val g: Int)

private fun denseOf(units: Int, label: String): Dense = Dense(units, label == "biased")

class SymbolizeSpec :
    FunSpec({
        test("names, types and nullability come from the constructor") {
            symbolize(::Net).type.toString() shouldBe "Net(layers: list of Layer, dropout: float or none = null)"
            symbolize(::Dense).type.toString() shouldBe "Dense(units: int, bias: bool)"
        }

        test("each mix of plain and symbolic arguments builds the object") {
            val dense = symbolize(::Dense)
            val expected = Dense(8, false)
            listOf(dense(8, false), dense(just(8), false), dense(8, just(false)), dense(just(8), just(false)))
                .map { Materializer.build(it) }
                .shouldContainExactly(expected, expected, expected, expected)
        }

        test("constructors with three to seven parameters can be called with values and with trees") {
            Materializer.build(symbolize(::Three)(1, 2, 3)) shouldBe Three(1, 2, 3)
            Materializer.build(symbolize(::Three)(just(1), just(2), just(3))) shouldBe Three(1, 2, 3)
            Materializer.build(symbolize(::Quad)(1, 2, 3, 4)) shouldBe Quad(1, 2, 3, 4)
            Materializer.build(symbolize(::Quad)(just(1), just(2), just(3), just(4))) shouldBe Quad(1, 2, 3, 4)
            Materializer.build(symbolize(::Five)(1, 2, 3, 4, 5)) shouldBe Five(1, 2, 3, 4, 5)
            Materializer.build(symbolize(::Six)(1, 2, 3, 4, 5, 6)) shouldBe Six(1, 2, 3, 4, 5, 6)
            Materializer.build(symbolize(::Seven)(1, 2, 3, 4, 5, 6, 7)) shouldBe Seven(1, 2, 3, 4, 5, 6, 7)
        }

        test("lists of trees and null build") {
            val dense = symbolize(::Dense)
            val net = Materializer.build(symbolize(::Net)(list(dense(1, true), dense(2, false)), none()))
            net.layers shouldContainExactly listOf(Dense(1, true), Dense(2, false))
            net.dropout shouldBe null
        }

        test("a parameter of type Float is given a Float") {
            Materializer.build(symbolize(::Real)(0.5f)).value() shouldBe 0.5f
        }

        test("a function is symbolized with names") {
            val biased = symbolize(::denseOf, "units", "label")
            biased.type.name() shouldBe "Dense"
            Materializer.build(biased(4, "biased")) shouldBe Dense(4, true)
        }

        test("fields give limits and defaults") {
            val units = Field.of<Dense, Int>("units", Specs.ints().atLeast(1))
            val bias = Field.of<Dense, Boolean>("bias", Specs.bools()).defaulting(true)
            val dense = symbolize(::Dense, units, bias)
            Materializer.build(dense { it[units] = 4 }) shouldBe Dense(4, true)
            shouldThrow<SymbolException> { dense(oneOf(4, 0), true) }.message shouldBe
                "Dense is not valid (1 problem):\n  units[=1]: expected int in [1, inf), found int 0"
        }

        test("a class without parameter names asks for them") {
            shouldThrow<IllegalArgumentException> { symbolize<Pair<Int, Int>, Int, Int>(::Pair) }.message shouldBe
                "symbolize(::Pair): expected a constructor with 2 named parameters, found none. Compile the class " +
                "with -java-parameters (Java: -parameters), make it a record, or give the names: " +
                "symbolize(::Pair, \"name1\", \"name2\")"
            val pair = symbolize<Pair<Int, Int>, Int, Int>(::Pair, "first", "second")
            Materializer.build(pair(1, 2)) shouldBe Pair(1, 2)
        }

        test("a wrong number of names is an error") {
            shouldThrow<IllegalArgumentException> { symbolize(::Dense, "units") }.message shouldBe
                "symbolize(::Dense): expected 2 names, found 1 [units]"
        }
    })
