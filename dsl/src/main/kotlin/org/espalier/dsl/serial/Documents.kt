package org.espalier.dsl.serial

import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerializationException
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonDecoder
import kotlinx.serialization.json.JsonEncoder
import kotlinx.serialization.modules.SerializersModule
import org.espalier.geno.Dna
import org.espalier.geno.DnaSpec
import org.espalier.io.Defaults
import org.espalier.io.DiffJson
import org.espalier.io.DnaJson
import org.espalier.io.PatchJson
import org.espalier.io.SpecJson
import org.espalier.io.SymbolJson
import org.espalier.io.Vocabulary
import org.espalier.rewrite.Diff
import org.espalier.rewrite.Patch
import org.espalier.rewrite.PatchRegistry
import org.espalier.symbol.Symbol

/**
 * Returns the serializers for what is marked `@Contextual` in classes of one's own: trees, DNA, specs, differences and
 * patches.
 *
 * ```
 * @Serializable class Result(@Contextual val winner: Symbol<*>, @Contextual val dna: Dna, val accuracy: Double)
 *
 * val json = Json { serializersModule = espalierModule(Vocabulary.of(types)) }
 * json.decodeFromString<Result>(json.encodeToString(result))
 * ```
 *
 * In JSON each is the document that `org.espalier.io` writes, with its version; in other formats, the text of it. Only what
 * is in [words] and [patches] can be read.
 *
 * @param defaults whether fields and arguments with their default are written
 */
public fun espalierModule(
    words: Vocabulary,
    patches: PatchRegistry = PatchRegistry.of(),
    defaults: Defaults = Defaults.WRITTEN,
): SerializersModule = SerializersModule {
    contextual(Symbol::class) { symbolSerializer(words, defaults) }
    contextual(Dna::class, dnaSerializer())
    contextual(DnaSpec::class, specSerializer(words))
    contextual(Diff::class, diffSerializer(words))
    contextual(Patch::class, patchSerializer(patches, words, defaults))
}

/** Returns the serializer of trees of what is in [words]. */
public fun symbolSerializer(words: Vocabulary, defaults: Defaults = Defaults.WRITTEN): KSerializer<Symbol<*>> =
    DocumentSerializer("Symbol", { SymbolJson.write(it, defaults) }) { SymbolJson.read(it, words) }

/** Returns the serializer of DNA, whichever space it belongs to. */
public fun dnaSerializer(): KSerializer<Dna> = DocumentSerializer("Dna", DnaJson::write, DnaJson::read)

/** Returns the serializer of the shapes of spaces; [words] knows the kinds of custom decisions. */
public fun specSerializer(words: Vocabulary): KSerializer<DnaSpec> =
    DocumentSerializer("DnaSpec", SpecJson::write) { SpecJson.read(it, words) }

/** Returns the serializer of differences of trees of what is in [words]. */
public fun diffSerializer(words: Vocabulary): KSerializer<Diff> =
    DocumentSerializer("Diff", DiffJson::write) { DiffJson.read(it, words) }

/** Returns the serializer of chains of [patches], whose arguments may be trees of what is in [words]. */
public fun patchSerializer(
    patches: PatchRegistry,
    words: Vocabulary,
    defaults: Defaults = Defaults.WRITTEN,
): KSerializer<Patch> =
    DocumentSerializer("Patch", { PatchJson.write(it, defaults) }) { PatchJson.read(it, patches, words) }

/** Puts a document into whatever is being written: as a part of JSON, elsewhere as a text. */
private class DocumentSerializer<T>(name: String, private val write: (T) -> String, private val read: (String) -> T) :
    KSerializer<T> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor("org.espalier.$name", PrimitiveKind.STRING)

    override fun serialize(encoder: Encoder, value: T) {
        val text = sound { write(value) }
        if (encoder is JsonEncoder) {
            encoder.encodeJsonElement(
                Json.parseToJsonElement(text),
            )
        } else {
            encoder.encodeString(text)
        }
    }

    override fun deserialize(decoder: Decoder): T {
        val text = if (decoder is JsonDecoder) decoder.decodeJsonElement().toString() else decoder.decodeString()
        return sound { read(text) }
    }

    /** What is wrong with a document is an [IllegalArgumentException]; the library wants its own kind of that. */
    private fun <R> sound(action: () -> R): R = try {
        action()
    } catch (e: SerializationException) {
        throw e
    } catch (e: IllegalArgumentException) {
        throw SerializationException(e.message, e)
    }
}
