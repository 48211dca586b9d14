package org.espalier.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import org.espalier.annotation.Default
import org.espalier.annotation.Range
import org.espalier.build.Materializer
import org.espalier.schema.Specs
import org.espalier.symbol.SymbolException

private data class Conv(val filters: Int, val kernel: Int, val name: String)

private data class Block(
    val sizes: List<Int>,
    val rates: Map<String, Double>,
    val dropout: Double?,
    val seed: Long,
    val scale: Float,
    val inner: Any,
)

private data class Noted(@Range(min = 1.0) val units: Int, @Default("0.5") val rate: Double)

private class MyNewOptimizer(val learningRate: Double)

private fun convOf(filters: Int): Conv = Conv(filters, 3, "made")

class ConstrainSpec :
    FunSpec({
        val conv = symbolize(::Conv) { filters, kernel, name ->
            filters within 1..4096 doc "output channels"
            kernel among listOf(1, 3, 5) default 3
            name.matches(Regex("[a-z]+"), "a lower-case word") default "conv"
            requiring("kernel <= filters") { it[kernel] <= it[filters] }
        }

        test("limits, defaults and descriptions become fields") {
            conv.type.toString() shouldBe "Conv(filters: int in [1, 4096], kernel: one of 1, 3, 5 = 3, " +
                "name: text matching [a-z]+, a lower-case word = conv)"
            conv.type.fields()[0].description() shouldBe "output channels"
            Materializer.build(conv { it["filters"] = 8 }) shouldBe Conv(8, 3, "conv")
        }

        test("all problems are named, those of candidates too") {
            shouldThrow<SymbolException> { conv(oneOf(8, 0), just(2), just("Conv")) }.message shouldBe
                """
                Conv is not valid (3 problems):
                  filters[=1]: expected int in [1, 4096], found int 0
                  kernel: expected one of 1, 3, 5, found int 2
                  name: expected text matching [a-z]+, a lower-case word, found text "Conv"
                """.trimIndent()
        }

        test("fields are judged together when all are decided") {
            shouldThrow<SymbolException> { conv(2, 3, "small") }.message shouldBe
                "Conv is not valid (1 problem):\n  (root): expected kernel <= filters, found filters = 2, kernel = 3"
            conv(oneOf(2, 4), just(3), just("wide"))
        }

        test("every kind of parameter has its words") {
            val block = symbolize(::Block) { sizes, rates, dropout, seed, scale, inner ->
                called("nn.Block", "Block")
                sizes sized 1..3 each { within(1..512).satisfying("even") { it % 2 == 0 } }
                rates sized 0..2 keys Regex("[a-z]+")
                dropout within 0.0..0.5
                seed atLeast 0 default 7
                scale above 0 default 1f
                inner fits Specs.anyOf(Specs.texts(), Specs.ints()) default "none"
                requiring("a scale below 10") { it[scale] < 10f }
            }
            block.type.toString() shouldBe
                "nn.Block(sizes: list of int in [1, 512], even, size in [1, 3], " +
                "rates: map of float, keys matching [a-z]+, size in [0, 2], " +
                "dropout: float in [0, 0.5] or none = null, seed: long in [0, inf) = 7, " +
                "scale: float in (0, inf) = 1.0, inner: text or int = none)"
            Materializer.build(
                block {
                    it["sizes"] = listOf(2, 4)
                    it["rates"] = mapOf("a" to 1)
                },
            ) shouldBe
                Block(listOf(2, 4), mapOf("a" to 1.0), null, 7L, 1f, "none")
            shouldThrow<SymbolException> { block(listOf(3), mapOf("A" to 1.0), 0.6, -1, 0f, 1.5) }.message shouldBe
                """
                nn.Block is not valid (6 problems):
                  sizes[0]: expected int in [1, 512], even, found int 3
                  rates.A: expected a key matching [a-z]+, found 'A'
                  dropout: expected float in [0, 0.5] or none, found float 0.6
                  seed: expected long in [0, inf), found int -1
                  scale: expected float in (0, inf), found float 0.0
                  inner: expected text or int, found float 1.5
                """.trimIndent()
            shouldThrow<SymbolException> {
                block {
                    it["sizes"] = listOf(2)
                    it["rates"] = dict()
                    it["scale"] = 10
                }
            }
                .message shouldBe
                "nn.Block is not valid (1 problem):\n  (root): expected a scale below 10, found scale = 10.0"
        }

        test("a frozen field is what it is") {
            val fixed = symbolize(::convOf, "filters") { filters -> filters frozen 8 }
            fixed.type.toString() shouldBe "Conv(filters: exactly 8)"
            Materializer.build(fixed {}) shouldBe Conv(8, 3, "made")
            shouldThrow<SymbolException> { fixed(9) }.message shouldBe
                "Conv is not valid (1 problem):\n  filters: expected exactly 8, found int 9. The field is frozen"
        }

        test("annotations of a constructor hold") {
            symbolize(::Noted).type.toString() shouldBe "Noted(units: int in [1, inf), rate: float = 0.5)"
        }

        test("a learning rate below zero is refused when the optimizer is made and when it is changed") {
            val optimizer = symbolize(::MyNewOptimizer, "learning_rate") { rate -> rate atLeast 0 }
            shouldThrow<SymbolException> { optimizer(-1.0) }.message shouldBe
                "MyNewOptimizer is not valid (1 problem):\n" +
                "  learning_rate: expected float in [0, inf), found float -1.0"
            val mine = optimizer(1.0)
            shouldThrow<SymbolException> { mine.with("learning_rate", -0.5) }.message shouldBe
                "MyNewOptimizer is not valid (1 problem):\n" +
                "  learning_rate: expected float in [0, inf), found float -0.5"
        }
    })
