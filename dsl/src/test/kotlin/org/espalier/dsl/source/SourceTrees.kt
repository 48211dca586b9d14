package org.espalier.dsl.source

import org.espalier.dsl.Slides
import org.espalier.dsl.symbolize
import org.espalier.geno.Selection
import org.espalier.hyper.Hypers
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType
import org.espalier.symbol.Symbols

enum class Padding { SAME, VALID }

sealed interface Layer

data class Convolution(val filters: Int, val kernel: Int, val padding: Padding) : Layer

data class Dense(val units: Int) : Layer

data class Dropped(val rate: Double?, val seed: Long) : Layer

data class Network(val layers: List<Layer>)

data class Sgd(val rate: Double, val momentum: Double, val options: Map<String, Any>)

data class Trial(val network: Network, val optimizer: Sgd, val epochs: Int, val name: String, val tags: List<String>)

data class Cell(val ops: List<Int>, val edges: List<Int>)

val convolution = symbolize(::Convolution)
val dense = symbolize(::Dense)
val dropped = symbolize(::Dropped)
val network = symbolize(::Network)
val sgd = symbolize(
    ::Sgd,
    Field.of<Sgd, Double>("rate", Specs.floats()),
    Field.of<Sgd, Double>("momentum", Specs.floats()).defaulting(0.9),
    Field.of<Sgd, Map<String, Any>>("options", Specs.maps(Specs.anything())).defaultingTo(mapOf<String, Any>()),
)
val trial = symbolize(::Trial)
val cell = symbolize(::Cell)

/** A type of a library, which source refers to by a constant. */
val BATCH_NORM: SymbolType<Layer> =
    SymbolType
        .named("lib.BatchNorm", Layer::class.java)
        .field(Field.of<Layer, Double>("epsilon", Specs.floats()).defaulting(1e-3))
        .field(Field.of<Layer, Double>("momentum", Specs.floats()).defaulting(0.9))
        .constructor { Dense(1) }

/** Trees made without the words that source is written in. */
object SourceTrees {
    private fun conv(vararg fields: Any?) = convolution.type.symbol(*fields)

    private val optimizer = sgd.type.symbol(Hypers.floatv(1e-4, 0.1).log().named("rate"))

    val trees: Map<String, Symbol<*>> =
        mapOf(
            "slides" to Slides.space(),
            "slidesProgram" to Slides.program(),
            "experiment" to
                trial.type.symbol(
                    network.type.symbol(
                        listOf(conv(16, 3, Padding.SAME), BATCH_NORM.symbol(), dense.type.symbol(150)),
                    ),
                    sgd.type.symbol(0.01, 0.0, mapOf("nesterov" to true, "clip \$" to listOf(1, 2.5, null))),
                    2,
                    "a \"quoted\" \$name\n\\ \u0001 \u00e9 \u2028",
                    listOf("x", "y"),
                ),
            "experimentSpace" to
                trial.type.symbol(
                    network.type.symbol(
                        Hypers.manyOf<Layer>(
                            Selection(3, false, true),
                            listOf(
                                conv(Hypers.oneOf(8, 16).hint("width"), 3, Hypers.oneOf(Padding.SAME, Padding.VALID)),
                                dropped.type.symbol(Hypers.floatv(0.1, 0.5).reverseLog(), 7L),
                                BATCH_NORM.symbol(Symbols.ref<Double>("optimizer.rate"), 0.99),
                            ),
                        ),
                    ),
                    optimizer,
                    Hypers.intv(1, 65).step(4).log(),
                    Symbols.hole<String>(),
                    Hypers.permutate("x", "y", "z"),
                ),
            "nasBench101" to
                cell.type.symbol(
                    Symbols.repeat(5, Hypers.oneOf(0, 1, 2).hint("ops")),
                    Symbols.repeat(21, Hypers.oneOf(0, 1).hint("edges")),
                ),
            "partial" to trial.type.partialOf(mapOf("epochs" to 3)),
            "numbers" to
                Symbols.dict(
                    mapOf(
                        "ints" to listOf(0, -1, Int.MAX_VALUE, Int.MIN_VALUE),
                        "longs" to listOf(5L, Long.MIN_VALUE, Long.MAX_VALUE),
                        "doubles" to listOf(0.1, -0.0, 1e300, Double.MIN_VALUE, Double.NaN),
                        "infinite" to listOf(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                        "others" to listOf(1.5f, true, null, Padding.VALID, "", emptyList<Int>(), mapOf<String, Int>()),
                    ),
                ),
            "words" to
                Symbols.dict(
                    mapOf(
                        "single" to Hypers.oneOf<Any>(listOf(listOf(1, 2))),
                        "lists" to Hypers.oneOf<Any>(listOf(listOf(1), listOf(2, Hypers.intv(1, 2)))),
                        "mixed" to Hypers.oneOf<Any>(listOf(1, "a", null, dense.type.symbol(3), Symbols.ref<Any>("a"))),
                        "tied" to Hypers.oneOf(1L, 2L).tiedAs("t").hint(3L).hint(true).named("n"),
                        "many" to Hypers.manyOf<Any>(1, listOf(conv(1, 2, Padding.SAME))),
                        "order" to Hypers.permutate<Any>(listOf(dense.type.symbol(1), 2)),
                        "alone" to Hypers.permutate<Any>(listOf("p")),
                        "real" to Hypers.floatv(-1.0, 1.0),
                        "whole" to Hypers.intv(Int.MIN_VALUE, -3),
                        "same" to Symbols.repeat(3, Symbols.ref<Any>("order[0]")),
                    ),
                ),
            "elements" to Symbols.lift(listOf(1, listOf(2, null), mapOf("a" to 0.5), Hypers.oneOf("x", "y"))),
            "number" to Symbols.lift(3),
            "nothing" to Symbols.lift(null),
        )
}
