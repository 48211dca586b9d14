package org.espalier.io

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import org.espalier.geno.DnaSampler
import org.espalier.hyper.Hypers
import org.espalier.rewrite.Diff
import org.espalier.rewrite.PatchCall
import org.espalier.rewrite.PatchRegistry
import org.espalier.rewrite.PatchType
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.schema.ValueSpec
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolFunction
import org.espalier.symbol.SymbolType
import org.espalier.symbol.Symbols
import org.espalier.symbol.TypeRegistry
import org.espalier.trial.Measurement
import org.espalier.trial.Provenance
import org.espalier.trial.Trial
import org.espalier.trial.TrialLog
import org.espalier.trial.TrialRun
import org.espalier.trial.TrialState
import java.time.Duration
import java.time.Instant
import java.util.SplittableRandom

/** A kind of document: intact ones, and how one is read, written and read again. */
class FuzzFormat(val name: String, val samples: List<String>, private val again: (String) -> Unit) {
    /** Reads [text]; what was read must be written and read again as an equal value. */
    fun roundTrip(text: String) = again(text)
}

/** All kinds of documents, over one small world of types. */
object FuzzFormats {
    private val conv: SymbolType<*> =
        SymbolType.named("Conv", Any::class.java)
            .field(Field.of<Any, Int>("filters", Specs.ints().atLeast(1)))
            .field(Field.of<Any, Double>("rate", Specs.floats()).defaulting(0.5))
            .field(Field.of<Any, Any>("kernel", ValueSpec.AnySpec()).defaultingTo(3))
            .constructor { args -> List(args.size()) { args.get(it) } }
    private val net: SymbolType<*> =
        SymbolType.named("Net", Any::class.java)
            .field(
                Field.of<Any, List<Int>>(
                    "sizes",
                    ValueSpec.ListSpec(Specs.ints(), 0, Int.MAX_VALUE),
                ).defaultingTo(listOf(1)),
            )
            .field(Field.of<Any, Any>("op", Specs.objects<Any>(conv)).required())
            .constructor { args -> List(args.size()) { args.get(it) } }

    private val wider: SymbolFunction<*> =
        SymbolFunction.named("wider", Int::class.javaObjectType)
            .field(Field.of<Any, Int>("width", Specs.ints().atLeast(1)))
            .field(Field.of<Any, Int>("times", Specs.ints()).defaulting(2))
            .body { it.size() }

    /** What the documents may name. */
    val words: Vocabulary =
        Vocabulary.of(TypeRegistry.of(conv, net).with(wider.types())).with(Hypers.custom(Digits, Digits.Codec))
    private val python =
        PyGloveJson.of(
            words,
        ).naming(mapOf("Conv" to "lib.Conv", "Digits" to "lib.Digits", "wider_partial" to "lib.wider"))

    private val trees: List<Symbol<*>> = run {
        val filters = Hypers.oneOf<Any>(4, 8)
        val op =
            Hypers.oneOf<Any>(
                conv.symbolOf(mapOf("filters" to filters)),
                conv.symbolOf(
                    mapOf(
                        "filters" to 3,
                        "rate" to Hypers.floatv(1e-4, 1.0).log(),
                        "kernel" to "odd \"\u00e9\n",
                    ),
                ),
            )
        val lists = mapOf(
            "many" to Hypers.manyOf<Any>(2, 1, 2, op).sorted().repeatable(),
            "order" to Hypers.permutate<Any>(1, op),
        )
        val plain = mapOf(
            "long" to 5_000_000_000L,
            "nan" to Double.NaN,
            "none" to null,
            "list" to listOf(1, true, "x", 0.5),
        )
        listOf(
            net.symbolOf(
                mapOf(
                    "op" to conv.symbolOf(mapOf("filters" to filters.named("w").hint("ops").hint(3L))),
                    "sizes" to listOf(1, 2, 3),
                ),
            ),
            Symbols.dict(lists),
            Symbols.dict(
                plain + ("ref" to Symbols.ref<Any>("list[0]")) + ("custom" to Hypers.custom(Digits, Digits.Codec)),
            ),
            Symbols.dict(
                mapOf(
                    "hole" to net.partialOf(emptyMap<String, Any>()),
                    "t" to PyGloveTuple(listOf(3, PyGloveTuple(listOf(1)), conv.symbol(1))),
                ),
            ),
        )
    }
    private val computed =
        Symbols.dict(
            mapOf(
                "width" to Hypers.oneOf<Any>(1, 2),
                "call" to conv.symbolOf(
                    mapOf(
                        "filters" to wider.call(Symbols.ref<Any>("width"), Hypers.oneOf<Any>(1, 2)),
                        "rate" to Symbols.inherited<Double>("rate").otherwise(0.25),
                    ),
                ),
                "partial" to wider.partialOf(mapOf("times" to Symbols.inherited<Any>("width"))),
            ),
        )
    private val functions = Symbols.dict(
        mapOf("rate" to Symbols.inherited<Any>("rate"), "partial" to wider.partialOf(mapOf("times" to 3))),
    )
    private val ours =
        trees + computed +
            Symbols.dict(
                mapOf(
                    "range" to Hypers.intv(1, 64).step(3).log(),
                    "\$key" to Hypers.oneOf<Any>(1, 2).tiedAs("t"),
                ),
            )
    private val spaces = listOf(
        trees[0],
        trees[1],
        Symbols.dict(
            mapOf(
                "a" to trees[0],
                "b" to trees[1],
                "c" to Hypers.custom(Digits, Digits.Codec),
            ),
        ),
    )
    private val specs = spaces.map { SearchSpace.of(it).spec() }
    private val dnas = specs.flatMap { spec ->
        List(4) {
            DnaSampler.overDecisions().sample(spec, SplittableRandom(it.toLong())) to
                spec
        }
    }
    private val diffs =
        listOf(
            Diff.between(trees[0], trees[0].with("sizes", listOf(0, 1, 3)).with("op", conv.symbol(9))),
            Diff.between(Symbols.lift(listOf(1, 2)), Symbols.lift(listOf(2, 3))),
        )
    private val patchTypes = run {
        val factor = Field.of<Any, Double>("factor", Specs.floats().above(0.0)).defaulting(2.0)
        val sizes = Field.of<Any, List<Int>>("sizes", Specs.lists(Specs.ints()))
        val value = Field.of<Any, Any>("value", Specs.anything())
        arrayOf(
            PatchType.named("scale").parameter(factor).edits { tree, _ -> tree },
            PatchType.named("resize").parameter(sizes).parameter(factor).edits { tree, _ -> tree },
            PatchType.named("put").parameter(value).edits { tree, _ -> tree },
        )
    }
    private val patches = PatchRegistry.of(*patchTypes)
    private val chains =
        listOf(
            patchTypes[0].with(0.5).then(patchTypes[1].with(listOf(1, 2))),
            patchTypes[2].with(trees[0]).then(patchTypes[2].with(mapOf("\$k" to listOf(true, "x", 7L)))),
        )
    private val provenance = Provenance("spec", 1, "algorithm", mapOf(), "machine")
    private val trials =
        dnas.map { (dna, _) ->
            val run =
                TrialRun(
                    Instant.parse("2026-01-31T12:00:00.123456789Z"),
                    Duration.ofNanos(1_500_000_001),
                    "main",
                    provenance,
                )
            val log =
                TrialLog(
                    "why",
                    listOf(Measurement(3, mapOf("a" to 0.5), Duration.ofMillis(20))),
                    mapOf("n" to listOf(1, 2L, "x"), "\$f" to mapOf("a" to Double.NaN)),
                    mapOf("page" to "http"),
                    mapOf("g" to 2),
                )
            Trial(7, dna, TrialState.COMPLETED, mapOf("accuracy" to 0.25, "loss" to Double.NaN), run, log)
        }

    /** The kinds. */
    val all: List<FuzzFormat> =
        listOf(
            format("SymbolJson", ours, { SymbolJson.write(it) }) { SymbolJson.read(it, words) },
            format("DnaJson", dnas.map { it.first }, DnaJson::write) { DnaJson.read(it) },
            format("SpecJson", specs, SpecJson::write) { SpecJson.read(it, words) },
            format("PyGlove tree", trees + functions, { python.write(it) }, python::read),
            format("PyGlove DNA", dnas.map { PyGloveDna.of(it.second, it.first) }, ::pyGloveDna, PyGloveJson::readDna),
            format("PyGlove spec", specs, { PyGloveJson.writeSpec(it) }, python::readSpec),
            format("DiffJson", diffs, DiffJson::write) { DiffJson.read(it, words) },
            format("PatchJson", chains.map { it.calls().get() }, { PatchJson.write(chain(it)) }) {
                PatchJson.read(it, patches, words).calls().get()
            },
            format("TrialJson line", trials, { TrialJson.line(it) }) { TrialJson.read(it, provenance) },
            format("TrialJson", listOf(trials), { document(it) }) { TrialJson.read(it) },
        )

    private fun document(trials: List<Trial>) =
        TrialJson.write(trials.firstOrNull()?.run()?.provenance() ?: provenance, trials)

    private fun chain(calls: List<PatchCall>) = calls.map { it.patch() }.reduce { first, next -> first.then(next) }

    private fun pyGloveDna(dna: PyGloveDna) = PyGloveJson.writeDna(dna, PyGloveDnaForm.VERBOSE)

    /** Parts of intact documents of all kinds. */
    val donors: List<JsonElement> =
        all.flatMap { it.samples }.flatMap { JsonMutator.parts(Json.parseToJsonElement(it)) }

    private fun <T> format(name: String, values: List<T>, write: (T) -> String, read: (String) -> T) =
        FuzzFormat(name, values.map(write)) { text ->
            val value = read(text)
            val again = read(write(value))
            check(value == again) { "expected to read what was written of $value, found $again" }
        }
}
