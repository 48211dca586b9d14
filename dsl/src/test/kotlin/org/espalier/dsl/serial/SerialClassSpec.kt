package org.espalier.dsl.serial

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.string.shouldStartWith
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import org.espalier.build.BuildException
import org.espalier.build.Materializer
import org.espalier.dsl.floatv
import org.espalier.dsl.oneOf
import org.espalier.geno.Dna
import org.espalier.space.SearchSpace
import org.espalier.symbol.SymbolException
import org.espalier.symbol.TypeRegistry

enum class Border { SAME, VALID }

@Serializable
sealed interface Part

@Serializable
data class Filter(val filters: Int, val kernel: Int = 3, val border: Border = Border.SAME) : Part {
    init {
        require(kernel % 2 == 1) { "kernel: expected an odd number, found $kernel" }
    }
}

@Serializable
@SerialName("pool")
data class Pooled(val size: Int, val stride: Int = size) : Part

@Serializable
data object Nothing : Part

@Serializable
@JvmInline
value class Rate(val value: Double)

@Serializable
data class Program(
    val parts: List<Part>,
    val first: Part = Filter(8),
    val rate: Rate = Rate(0.1),
    val share: Float = 0.25f,
    val limits: Map<String, Long> = mapOf("steps" to 10L),
    val note: String? = null,
    val mark: Char = 'm',
    val small: Short = 2,
    val seen: Set<Int> = setOf(1, 2),
    val plain: IntArray? = null,
) {
    override fun equals(other: Any?) = other is Program && other.toString() == toString()

    override fun hashCode() = parts.hashCode()

    override fun toString() = "$parts $first $rate $share $limits $note $mark $small $seen ${plain?.asList()}"
}

@Serializable
data class Everything(
    val bytes: Byte,
    val big: Long,
    val on: Boolean,
    val grid: List<List<Float>>,
    val next: Everything? = null,
)

@Serializable(with = Odd.Form::class)
data class Odd(val text: String) {
    object Form : KSerializer<Odd> {
        override val descriptor = PrimitiveSerialDescriptor("Odd", PrimitiveKind.STRING)

        override fun serialize(encoder: Encoder, value: Odd) = encoder.encodeString(value.text)

        override fun deserialize(decoder: Decoder) = Odd(decoder.decodeString())
    }
}

@Serializable
data class Holder(val odd: Odd, val strict: Int)

class SerialClassSpec :
    StringSpec({
        val filter = serialClass<Filter>()
        val pooled = serialClass<Pooled>()
        val program = serialClass<Program>()

        "a type has the fields of the class, with their defaults" {
            filter.toString() shouldBe "Filter(filters: int, kernel: int = 3, border: one of SAME, VALID = SAME)"
            filter.javaClass() shouldBe Filter::class.java
            program.toString() shouldStartWith
                "Program(parts: list of Part, first: Part = Filter(filters=8, kernel=3, border=SAME), " +
                "rate: float = 0.1, " +
                "share: float = 0.25, limits: map of long = {steps=10}, note: text or none = none, mark: text"
        }

        "objects are built with what the tree says and the defaults of the class" {
            val tree =
                program.symbolOf(
                    mapOf("parts" to listOf(filter.symbol(4), pooled.symbol(2), serialClass<Nothing>().symbol())),
                )
            Materializer.build(tree) shouldBe Program(listOf(Filter(4), Pooled(2), Nothing))
            val other = tree.with("plain", listOf(1, 2)).with("share", 0.5).with("seen", listOf(3, 3)).with("note", "n")
            Materializer.build(other) shouldBe
                Program(
                    listOf(Filter(4), Pooled(2), Nothing),
                    share = 0.5f,
                    seen = setOf(3),
                    note = "n",
                    plain = intArrayOf(1, 2),
                )
        }

        "a default that depends on another parameter is left to the class" {
            pooled.toString() shouldBe "pool(size: int, stride: int or none = null)"
            Materializer.build(pooled.symbol(5)) shouldBe Pooled(5, 5)
            Materializer.build(pooled.symbol(5, 2)) shouldBe Pooled(5, 2)
        }

        "numbers, nested lists and recursive classes come as the class wants them" {
            val type = serialClass<Everything>()
            val inner = type.symbol(-3, 7L, false, listOf<Any>())
            val tree = type.symbol(1, 5_000_000_000L, true, listOf(listOf(0.5, 1.5), listOf<Double>()), inner)
            Materializer.build(tree) shouldBe
                Everything(
                    1,
                    5_000_000_000L,
                    true,
                    listOf(listOf(0.5f, 1.5f), listOf()),
                    Everything(-3, 7L, false, listOf()),
                )
            shouldThrow<SymbolException> { type.symbol(200, 1L, true, listOf<Any>()) }.message shouldContain
                "bytes: expected int in [-128, 127], found int 200"
        }

        "spaces are made of such nodes as of any other" {
            val space = filter.symbol(oneOf(4, 8), oneOf(3, 5))
            val child = SearchSpace.of(space).bind(Dna.parse("[1, 1]"))
            Materializer.build(child) shouldBe Filter(8, 5)
            val rate = program.symbolOf(mapOf("parts" to listOf<Any>(), "rate" to floatv(0.0..1.0)))
            Materializer.build(SearchSpace.of(rate).bind(Dna.parse("[0.5]"))) shouldBe
                Program(listOf(), rate = Rate(0.5))
        }

        "an object is described by a tree that builds an equal one" {
            val value =
                Program(listOf(Filter(4, 5, Border.VALID), Pooled(3), Nothing), note = "x", plain = intArrayOf(7))
            val tree = serialSymbol(value)
            Materializer.build(tree) shouldBe value
            tree.at("parts[0]") shouldBe filter.symbol(4, 5, Border.VALID)
            tree.at("parts[1].stride").toString() shouldBe "3"
        }

        "the classes of a sealed family make a registry" {
            val family = serialFamily<Part>()
            family.map { it.name() } shouldContainExactly listOf("Filter", "Nothing", "pool")
            TypeRegistry.of(family).require("Filter") shouldBe filter
            shouldThrow<IllegalArgumentException> { serialFamily<Filter>() }.message shouldBe
                "serialFamily: expected a sealed class or interface, found org.espalier.dsl.serial.Filter"
        }

        "a class with a serializer of its own is read from its text where it stands in another one" {
            Materializer.build(serialClass<Holder>().symbol("o", 1)) shouldBe Holder(Odd("o"), 1)
            shouldThrow<IllegalArgumentException> { serialClass<Odd>() }.message shouldBe
                "serialClass: expected a class whose serializer was generated, found Odd. " +
                "Annotate it with @Serializable without a serializer of its own, or use symbolize(::...)"
        }

        "problems name their places" {
            shouldThrow<SymbolException> { program.symbol(listOf(filter.symbol(4), 3), 1) }.message shouldBe
                "Program is not valid (2 problems):\n" +
                "  parts[1]: expected Part, found int 3\n" +
                "  first: expected Part, found int 1"
            val even = program.symbolOf(mapOf("parts" to listOf(filter.symbol(4, 2))))
            shouldThrow<BuildException> { Materializer.build(even) }.message shouldContain
                "parts[0]: expected arguments that Filter accepts, found Filter(filters=4, kernel=2, border=SAME), " +
                "which answered: kernel: expected an odd number, found 2"
        }
    })
