package org.espalier.dsl.serial

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import kotlinx.serialization.Contextual
import kotlinx.serialization.Serializable
import kotlinx.serialization.SerializationException
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonObject
import org.espalier.dsl.floatv
import org.espalier.dsl.oneOf
import org.espalier.geno.Dna
import org.espalier.geno.DnaSpec
import org.espalier.io.Defaults
import org.espalier.io.PatchJson
import org.espalier.io.SymbolJson
import org.espalier.io.Vocabulary
import org.espalier.rewrite.Diff
import org.espalier.rewrite.Edits
import org.espalier.rewrite.Patch
import org.espalier.rewrite.PatchRegistry
import org.espalier.rewrite.PatchType
import org.espalier.schema.Field
import org.espalier.schema.Specs
import org.espalier.space.SearchSpace
import org.espalier.symbol.Symbol
import org.espalier.symbol.TypeRegistry

@Serializable
data class Found(
    @Contextual val space: Symbol<Filter>,
    @Contextual val dna: Dna,
    @Contextual val spec: DnaSpec,
    @Contextual val diff: Diff?,
    val accuracy: Double,
)

@Serializable
data class Step(@Contextual val patch: Patch)

class EspalierModuleSpec :
    StringSpec({
        val filter = serialClass<Filter>()
        val width = Field.of<Any, Int>("width", Specs.ints().atLeast(1))
        val change =
            PatchType.named("change_width").parameter(width).edits { tree, args ->
                Edits.set("filters", args.get(width)).apply(tree)
            }
        val words = Vocabulary.of(TypeRegistry.of(serialFamily<Part>()))
        val json = Json { serializersModule = espalierModule(words, PatchRegistry.of(change)) }

        val space = filter.symbol(oneOf(4, 8).named("width"), oneOf(3, 5))
        val found =
            Found(
                space,
                Dna.parse("[0, 1]"),
                SearchSpace.of(space).spec(),
                Diff.between(filter.symbol(4), filter.symbol(8)),
                0.5,
            )

        "a class that holds trees, DNA, specs and differences is written and read as one document" {
            val text = json.encodeToString(found)
            json.decodeFromString<Found>(text) shouldBe found
            json.encodeToString(json.decodeFromString<Found>(text)) shouldBe text
            json.decodeFromString<Found>(json.encodeToString(found.copy(diff = null))) shouldBe found.copy(diff = null)
        }

        "each part is the document of the io package, version and all" {
            val element = Json.parseToJsonElement(json.encodeToString(found)).jsonObject.getValue("space")
            element shouldBe Json.parseToJsonElement(SymbolJson.write(space))
            val short = Json { serializersModule = espalierModule(words, defaults = Defaults.OMITTED) }
            short.encodeToString(found) shouldContain "\"tree\":{\"\$type\":\"Filter\",\"filters\""
        }

        "patches keep their arguments" {
            val step = Step(change.with(16))
            val text = json.encodeToString(step)
            text shouldBe "{\"patch\":${Json.parseToJsonElement(PatchJson.write(step.patch))}}"
            json.decodeFromString<Step>(text).patch.apply(filter.symbol(4)) shouldBe filter.symbol(16)
        }

        "what cannot be read names the place, what cannot be written says so" {
            val text = json.encodeToString(found)
            shouldThrow<SerializationException> {
                json.decodeFromString<Found>(text.replace("Filter", "Fitler"))
            }.message shouldContain
                "(root): expected a registered type, found 'Fitler'. Maybe 'Filter'?"
            shouldThrow<SerializationException> {
                json.decodeFromString<Found>(text.replace("\"version\":1", "\"version\":2"))
            }
                .message shouldContain "version: expected 1, found 2. It was written by another version of Espalier"
            shouldThrow<SerializationException> { json.encodeToString(Step(Patch.editing("by hand") { it })) }
                .message shouldContain "expected patches made by a PatchType, found 'by hand'"
        }

        "a document without the module says what to do" {
            shouldThrow<SerializationException> { Json.encodeToString(Step(change.with(1))) }.message shouldContain
                "Serializer for class 'Patch' is not found"
        }

        "spaces with numbers keep them exactly" {
            val holder = espalierModule(Vocabulary.of(TypeRegistry.of(serialClass<Program>())))
            val tree = serialClass<Program>().symbolOf(
                mapOf("parts" to listOf<Any>(), "rate" to floatv(1e-7..0.1).log()),
            )
            val form = Json { serializersModule = holder }
            val serializer =
                symbolSerializer(Vocabulary.of(TypeRegistry.of(serialFamily<Part>() + serialClass<Program>())))
            form.decodeFromString(serializer, form.encodeToString(serializer, tree)) shouldBe tree
        }
    })
