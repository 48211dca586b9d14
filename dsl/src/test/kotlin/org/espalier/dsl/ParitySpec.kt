package org.espalier.dsl

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import org.espalier.dsl.Slides.Adam
import org.espalier.dsl.Slides.Conv
import org.espalier.dsl.Slides.FILTERS
import org.espalier.dsl.Slides.Identity
import org.espalier.dsl.Slides.KERNEL
import org.espalier.dsl.Slides.KEYED
import org.espalier.dsl.Slides.MaxPool
import org.espalier.dsl.Slides.RmsProp
import org.espalier.dsl.Slides.Stacked
import org.espalier.dsl.Slides.Trainer
import org.espalier.dsl.Slides.Wide
import org.espalier.symbol.Symbol

/** Every word makes the same tree in Kotlin as in Java. */
class ParitySpec :
    FunSpec({
        val identity = symbolize(::Identity)
        val maxPool = symbolize(::MaxPool)
        val conv = symbolize(::Conv)
        val stacked = symbolize(::Stacked)
        val adam = symbolize(::Adam)
        val rmsProp = symbolize(::RmsProp)
        val trainer = symbolize(::Trainer)
        val wide = symbolize(::Wide)

        val words: Map<String, Symbol<*>> =
            mapOf(
                "oneOf values" to oneOf(4, 8),
                "oneOf trees" to oneOf(maxPool(3), conv(4, 3)),
                "oneOf range" to oneOf(0..2),
                "oneOf list of trees" to oneOf((1..2).map { maxPool(it) }),
                "manyOf values" to manyOf(2, 1, 2, 3),
                "manyOf trees" to manyOf(2, maxPool(1), maxPool(2), distinct = false),
                "manyOf range" to manyOf(2, 0..6, sorted = true),
                "manyOf list of trees" to manyOf(1, listOf(maxPool(1)), distinct = false, sorted = true),
                "floatv" to floatv(1e-6..1e-3),
                "floatv log" to floatv(1e-6..1e-3).log().named("rate"),
                "intv" to intv(1..9),
                "intv step" to intv(1..9 step 2),
                "permutate values" to permutate("a", "b", "c"),
                "permutate trees" to permutate(maxPool(1), maxPool(2)),
                "permutate range" to permutate(1..3),
                "permutate list of trees" to permutate(listOf(maxPool(1))),
                "just" to just(3),
                "none" to none<Int>(),
                "list" to list(just(1), intv(1..2)),
                "repeat" to repeat(5, oneOf(0..2).hint("ops")),
                "ref" to ref<Conv>("model.embedding"),
                "hole" to hole<Int>(),
                "dict" to dict("rate" to floatv(0.1..1.0), "layers" to 3),
            )

        test("all words are compared") {
            words.keys shouldContainExactly Slides.words().keys
        }

        words.forEach { (word, tree) ->
            test("$word is the same in Java") {
                tree shouldBe Slides.words()[word]
            }
        }

        test("the program of the slides is the same in Java") {
            trainer(stacked(conv(8, 3), 3), adam(2e-2)) shouldBe Slides.program()
        }

        test("the search space of the slides is the same in Java") {
            trainer(
                stacked(oneOf(identity(), maxPool(3), conv(oneOf(4, 8), 3)), 3),
                oneOf(adam(2e-2), rmsProp(floatv(1e-6..1e-3))),
            ) shouldBe Slides.space()
        }

        test("eight fields of all kinds are the same in Java, plain and symbolic") {
            wide(1, 2.5, "c", true, listOf(1, 2), Identity(), 7L, null).type() shouldBe Slides.wide().type()
            wide(
                just(1),
                just(2.5),
                just("c"),
                just(true),
                list(just(1), just(2)),
                identity(),
                just(7L),
                none(),
            ) shouldBe Slides.wide()
            wide(
                oneOf(1, 2),
                floatv(0.0..1.0),
                oneOf("c", "d"),
                oneOf(true, false),
                manyOf(2, 1, 2, 3),
                oneOf(identity(), maxPool(2)),
                oneOf(7L, 8L),
                intv(1..5),
            ) shouldBe Slides.wideSymbols()
        }

        test("fields set by key are the same in Java") {
            symbol(KEYED) { it[FILTERS] = oneOf(4, 8) } shouldBe Slides.keyed()
            val keyed = symbolize(::Conv, FILTERS, KERNEL)
            keyed { it["filters"] = oneOf(4, 8) } shouldBe Slides.keyed()
        }

        test("fields set by property or record accessor are the same in Java") {
            sym<Conv> {
                Conv::filters set oneOf(4, 8)
                Conv::kernel set 3
            } shouldBe conv(oneOf(4, 8), 3)
        }

        test("a dict set by block is that of pairs") {
            dict {
                it["rate"] = floatv(0.1, 1.0)
                it["layers"] = 3
            } shouldBe Slides.dict()
        }
    })

private fun Symbol<Wide>.type() = (this as org.espalier.symbol.ObjectSymbol<Wide>).type()
