package org.espalier.testing

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.hyper.Hypers
import org.espalier.rewrite.Rule
import org.espalier.symbol.Hyper
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import java.util.Optional
import java.util.random.RandomGenerator

/** The laws accept what is sound and find what is not. */
class LawsSpec :
    StringSpec({
        fun broken(laws: List<Law>): List<String> =
            laws.filter { law -> runCatching { law.verify() }.isFailure }.map { it.name }

        mapOf<String, () -> Hyper<*>>(
            "oneOf" to { Hypers.oneOf(1, 2, 3) },
            "a nested oneOf" to {
                Hypers.oneOf(Symbols.list(Hypers.oneOf(1, 2)), Symbols.list(Hypers.floatv(0.0, 1.0)))
            },
            "manyOf" to { Hypers.manyOf(2, "a", "b", "c").distinct().sorted() },
            "permutate" to { Hypers.permutate("a", "b", "c") },
            "floatv" to { Hypers.floatv(1e-3, 1.0).log() },
            "intv" to { Hypers.intv(1, 100) },
            "custom" to { Hypers.custom(Numerals(), NumeralCodec) },
        ).forEach { (name, make) -> include(name, laws(HyperLaws.of(make))) }

        "genes that are compared by identity are found" {
            broken(HyperLaws.of { Hypers.custom(Strange(), NumeralCodec) }) shouldContainExactly
                listOf("nodes made alike are equal, with equal hashes and texts")
        }

        "a codec that does not lead back is found" {
            broken(HyperLaws.of { Hypers.custom(Numerals(), Shifted) }) shouldContainExactly
                listOf(
                    "encoding a child gives a DNA that leads to it",
                    "inside a list each node is decided for itself",
                )
        }

        "a list that repeats itself is found" {
            broken(HyperLaws.of { Hypers.custom(Looping(), NumeralCodec) }) shouldContainExactly
                listOf("listing gives different valid DNA, from the first on")
        }

        val trees = arrayOf<Symbol<*>>(Symbols.list(Symbols.just(1), Symbols.just("a")), Symbols.just("b"))

        include(laws(RuleLaws.ofIdempotent({ at -> positive(at.node()) ?: at.node() }, *trees)))

        "a rule that depends on how often it is called is found" {
            var calls = 0
            val counting = Rule { at -> positive(at.node())?.let { Symbols.just(calls++) } ?: at.node() }
            broken(RuleLaws.of(counting, *trees)) shouldBe
                listOf("the same tree gives the same result")
        }

        "a rule that does nothing on all trees is found" {
            broken(RuleLaws.of({ at -> at.node() }, *trees)) shouldBe listOf("it changes at least one of the trees")
        }

        "a rule that goes on changing its results is found" {
            val grow =
                Rule { at ->
                    positive(at.node())?.let { Symbols.just((at.node() as Literal<*>).value() as Int + 1) } ?: at.node()
                }
            broken(RuleLaws.ofIdempotent(grow, *trees)) shouldBe listOf("applied to its own result it changes nothing")
        }

        "laws of no tree are refused" {
            shouldThrow<IllegalArgumentException> { RuleLaws.of({ at -> at.node() }) }.message shouldBe
                "trees: expected at least 1, found none. Give trees that the rule changes"
        }
    })

/** Replaces a positive number by zero's neighbour below; null if the node is none. */
private fun positive(node: Symbol<*>): Symbol<*>? =
    ((node as? Literal<*>)?.value() as? Int)?.takeIf { it > 0 }?.let { Symbols.just(-it) }

private open class Digits : TextGenes {
    override fun kind() = "Numerals"

    override fun isValid(value: String) = value.length == 1 && value[0] in '0'..'9'

    override fun random(random: RandomGenerator, previous: Optional<String>) = random.nextInt(10).toString()

    override fun first(): Optional<String> = Optional.of("0")

    override fun next(value: String): Optional<String> =
        if (value == "9") Optional.empty() else Optional.of((value.toInt() + 1).toString())
}

private class Numerals : Digits() {
    override fun equals(other: Any?) = other is Numerals

    override fun hashCode() = 1
}

private class Strange : Digits()

private class Looping : Digits() {
    override fun next(value: String): Optional<String> = Optional.of(((value.toInt() + 1) % 10).toString())

    override fun equals(other: Any?) = other is Looping

    override fun hashCode() = 2
}

private object NumeralCodec : CustomHyper.Codec<Int> {
    override fun decode(text: String): Symbol<Int> = Symbols.just(text.toInt())

    override fun encode(value: Symbol<*>): Optional<String> =
        Optional.ofNullable(((value as? Literal<*>)?.value() as? Int)?.toString())
}

private object Shifted : CustomHyper.Codec<Int> {
    override fun decode(text: String): Symbol<Int> = NumeralCodec.decode(text)

    override fun encode(value: Symbol<*>): Optional<String> =
        NumeralCodec.encode(value).map { ((it.toInt() + 1) % 10).toString() }
}
