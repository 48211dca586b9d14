package org.espalier.dsl.source

import org.espalier.dsl.Slides.Adam
import org.espalier.dsl.Slides.Conv
import org.espalier.dsl.Slides.Identity
import org.espalier.dsl.Slides.MaxPool
import org.espalier.dsl.Slides.RmsProp
import org.espalier.dsl.Slides.Stacked
import org.espalier.dsl.Slides.Trainer
import org.espalier.dsl.dict
import org.espalier.dsl.floatv
import org.espalier.dsl.hole
import org.espalier.dsl.intv
import org.espalier.dsl.just
import org.espalier.dsl.list
import org.espalier.dsl.manyOf
import org.espalier.dsl.none
import org.espalier.dsl.oneOf
import org.espalier.dsl.permutate
import org.espalier.dsl.ref
import org.espalier.dsl.repeat
import org.espalier.dsl.symbolize
import org.espalier.symbol.Symbol

private val identity = symbolize(::Identity)
private val maxPool = symbolize(::MaxPool)
private val conv = symbolize(::Conv)
private val stacked = symbolize(::Stacked)
private val adam = symbolize(::Adam)
private val rmsProp = symbolize(::RmsProp)
private val trainer = symbolize(::Trainer)

/** What `SymbolSource.KOTLIN` prints of the trees of [SourceTrees], pasted here. */
internal object KotlinSources {
    fun slides(): Symbol<*> = trainer(
        stacked(oneOf(identity(), maxPool(3), conv(oneOf(4, 8), 3)), 3),
        oneOf(adam(0.02), rmsProp(floatv(1.0E-6..0.001))),
    )

    fun slidesProgram(): Symbol<*> = trainer(stacked(conv(8, 3), 3), adam(0.02))

    fun experiment(): Symbol<*> = trial {
        it["network"] = network(list(convolution(16, 3, Padding.SAME), BATCH_NORM.symbol(), dense(150)))
        it["optimizer"] = sgd {
            it["rate"] = 0.01
            it["momentum"] = 0.0
            it["options"] = dict("nesterov" to true, "clip \$" to listOf(1, 2.5, none<Any>()))
        }
        it["epochs"] = 2
        it["name"] = "a \"quoted\" \$name\n\\ \u0001 é \u2028"
        it["tags"] = listOf("x", "y")
    }

    fun experimentSpace(): Symbol<*> = trial {
        it["network"] = network(
            manyOf(
                3,
                listOf(
                    convolution(oneOf(8, 16).hint("width"), just(3), oneOf(Padding.SAME, Padding.VALID)),
                    dropped(floatv(0.1..0.5).reverseLog(), 7L),
                    BATCH_NORM.symbol(ref<Any>("optimizer.rate"), 0.99),
                ),
                distinct = false,
                sorted = true,
            ),
        )
        it["optimizer"] = sgd { it["rate"] = floatv(1.0E-4..0.1).log().named("rate") }
        it["epochs"] = intv(1..65).step(4).log()
        it["name"] = hole<Any>()
        it["tags"] = permutate("x", "y", "z")
    }

    fun nasBench101(): Symbol<*> = cell(repeat(5, oneOf(0, 1, 2).hint("ops")), repeat(21, oneOf(0, 1).hint("edges")))

    fun partial(): Symbol<*> = trial {
        it["network"] = hole<Any>()
        it["optimizer"] = hole<Any>()
        it["epochs"] = 3
        it["name"] = hole<Any>()
        it["tags"] = hole<Any>()
    }

    fun numbers(): Symbol<*> = dict(
        "ints" to listOf(0, -1, 2147483647, (-2147483647 - 1)),
        "longs" to listOf(5L, Long.MIN_VALUE, 9223372036854775807L),
        "doubles" to listOf(0.1, -0.0, 1.0E300, 4.9E-324, Double.NaN),
        "infinite" to listOf(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        "others" to listOf(1.5f, true, none<Any>(), Padding.VALID, "", listOf<Any>(), dict()),
    )

    fun words(): Symbol<*> = dict(
        "single" to oneOf(listOf(listOf(1, 2))),
        "lists" to oneOf(listOf(1), listOf(2, intv(1..2))),
        "mixed" to oneOf(1, "a", none<Any>(), dense(3), ref<Any>("a")),
        "tied" to oneOf(1L, 2L).named("n").tiedAs("t").hint(3L).hint(true),
        "many" to manyOf(1, listOf(convolution(1, 2, Padding.SAME))),
        "order" to permutate(dense(1), 2),
        "alone" to permutate(listOf("p")),
        "real" to floatv(-1.0..1.0),
        "whole" to intv((-2147483647 - 1)..-3),
        "same" to repeat(3, ref<Any>("order[0]")),
    )

    fun elements(): Symbol<*> = list(just(1), list(just(2), none<Any>()), dict("a" to 0.5), oneOf("x", "y"))

    fun number(): Symbol<*> = just(3)

    fun nothing(): Symbol<*> = none<Any>()

    fun trees(): Map<String, Symbol<*>> = mapOf(
        "slides" to slides(),
        "slidesProgram" to slidesProgram(),
        "experiment" to experiment(),
        "experimentSpace" to experimentSpace(),
        "nasBench101" to nasBench101(),
        "partial" to partial(),
        "numbers" to numbers(),
        "words" to words(),
        "elements" to elements(),
        "number" to number(),
        "nothing" to nothing(),
    )
}
