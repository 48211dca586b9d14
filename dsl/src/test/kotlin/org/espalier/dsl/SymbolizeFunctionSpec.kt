package org.espalier.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import org.espalier.build.Materializer
import org.espalier.geno.Dna
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.space.SearchSpace
import org.espalier.symbol.BoundFunction
import org.espalier.symbol.SymbolFunction

private data class Cell(val filters: Int, val dropout: Double)

private data class Stage(val dropout: Double, val first: Cell, val second: Cell)

private data class Unit1(val activation: BoundFunction<Double>)

private fun wider(width: Int, times: Int): Int = width * times

private fun leaky(value: Double, slope: Float): Double = if (value < 0) value * slope else value

private fun chain(first: Cell, second: Cell, third: Cell): List<Cell> = listOf(first, second, third)

private fun sum(a: Int, b: Int, c: Int, d: Int): Int = a + b + c + d

class SymbolizeFunctionSpec :
    FunSpec({
        val conv = symbolize(::Cell)
        val net = symbolize(::Stage)
        val wider = symbolizeFunction("wider", ::wider)
        val leaky = symbolizeFunction("leaky", ::leaky)

        test("a program whose values follow others, written once") {
            val tree =
                net(
                    just(0.25),
                    conv(just(16), inherited("dropout")),
                    conv(wider.call(ref("first.filters"), 2), inherited("dropout")),
                )
            Materializer.build(tree) shouldBe Stage(0.25, Cell(16, 0.25), Cell(32, 0.25))
            Materializer.build(tree.with("first.filters", 5).with("dropout", 0.5)) shouldBe
                Stage(0.5, Cell(5, 0.5), Cell(10, 0.5))
            tree.resolved() shouldBe net(just(0.25), conv(16, 0.25), conv(32, 0.25))
            tree.at("second").toString() shouldBe
                "Cell(filters=wider(width=ref(first.filters), times=2), dropout=inherited(dropout))"
        }

        test("derived values follow what a search decides") {
            val space =
                SearchSpace.of(
                    net(just(0.0), conv(oneOf(4, 8), just(0.1)), conv(wider.call(ref("first.filters"), 2), just(0.1))),
                )
            listOf("[0]", "[1]").map { Materializer.build(space.bind(Dna.parse(it))).second.filters } shouldBe
                listOf(8, 16)
        }

        test("a partial is called with what is open") {
            val unit = symbolize(::Unit1)
            val activation = Materializer.build(unit(leaky.partial { it["slope"] = 0.5 })).activation
            activation.call(-3.0) shouldBe -1.5
            activation.overriding("slope", 0.25).call(-4) shouldBe -1.0
            activation.toString() shouldBe "leaky(value=?, slope=0.5)"
        }

        test("names and limits may be given") {
            val width: Field<Any, Int> = Field.of("width", Specs.ints().atLeast(1))
            val times: Field<Any, Int> = Field.of<Any, Int>("times", Specs.ints()).defaulting(3)
            val limited = symbolizeFunction("wider", ::wider, width, times)
            limited.function.toString() shouldBe "wider(width: int in [1, inf), times: int = 3) -> int"
            Materializer.build(limited.call { it[width] = 2 }) shouldBe 6
            val twice = symbolizeFunction("twice", { n: Int -> 2 * n }, "n")
            Materializer.build(twice.call(4)) shouldBe 8
            twice.types.map { it.name() } shouldBe listOf("twice", "twice_partial")
        }

        test("functions may make objects and lists of them") {
            val three = symbolizeFunction("chain", ::chain)
            three.function.toString() shouldBe "chain(first: Cell, second: Cell, third: Cell) -> list of Cell"
            Materializer.build(three.call(conv(1, 0.0), conv(2, 0.0), conv(3, 0.0))).map { it.filters } shouldBe
                listOf(1, 2, 3)
            Materializer.build(symbolizeFunction("sum", ::sum).call(1, 2, 3, 4)) shouldBe 10
        }

        test("unknown names are asked for") {
            shouldThrow<IllegalArgumentException> { symbolizeFunction("twice", { n: Int -> 2 * n }) }.message shouldBe
                "symbolizeFunction(\"twice\"): expected a reference to a function " +
                "with 1 named parameters, found none. " +
                "Compile the function with -java-parameters, or give the names: " +
                "symbolizeFunction(\"twice\", body, \"name1\")"
            shouldThrow<IllegalArgumentException> { symbolizeFunction("wider", ::wider, "a") }.message shouldBe
                "symbolizeFunction(\"wider\"): expected 2 names, found 1 [a]"
        }

        test("both languages make the same trees") {
            val width: Field<Any, Int> = Field.of("width", Specs.ints())
            val times: Field<Any, Int> = Field.of("times", Specs.ints())
            val java =
                SymbolFunction.named("wider", Int::class.javaObjectType)
                    .field(width)
                    .field(times)
                    .body { it.get(width) * it.get(times) }
            java shouldBe wider.function
            java.call(ref<Int>("a"), 2) shouldBe wider.call(ref("a"), 2)
        }
    })
