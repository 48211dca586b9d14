package org.espalier.samples.guide

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeIn
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.checkAll
import org.espalier.dsl.custom
import org.espalier.dsl.just
import org.espalier.dsl.onKey
import org.espalier.dsl.oneOf
import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.path.Path
import org.espalier.samples.slides.kotlin.invertedBottleneck
import org.espalier.samples.slides.kotlin.layer
import org.espalier.samples.slides.kotlin.nasBench101
import org.espalier.samples.slides.kotlin.residual
import org.espalier.samples.slides.kotlin.zero
import org.espalier.space.SearchSpace
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import org.espalier.testing.HyperLaws
import org.espalier.testing.RuleLaws
import org.espalier.testing.child
import org.espalier.testing.dna
import org.espalier.testing.everyChildShould
import org.espalier.testing.laws
import org.espalier.testing.shouldBuildEveryChild
import org.espalier.testing.shouldContain
import org.espalier.testing.shouldDecide
import org.espalier.testing.shouldHaveSize
import org.espalier.testing.shouldNotContain
import org.espalier.testing.shouldRejectDna
import java.util.Optional
import java.util.random.RandomGenerator

// readme:test-space
class LayerSpaceSpec :
    StringSpec({
        val space = SearchSpace.of(layer)

        "has three times three times two bottlenecks, and the identity" {
            space shouldHaveSize 19
            space.shouldDecide("body", "body[=0].filters", "body[=0].kernel", "body[=0].expansion")
        }

        "contains the published block, and none of a width that was not offered" {
            space shouldContain residual(invertedBottleneck(48, 5, 6))
            space shouldNotContain residual(invertedBottleneck(40, 5, 6))
            space shouldRejectDna "[2]"
        }

        "offers odd kernels only" {
            val odd = listOf(just(3), just(5), just(7))
            space everyChildShould { child ->
                child.find(Path.parse("body.kernel")).ifPresent { kernel -> kernel shouldBeIn odd }
            }
            space.shouldBuildEveryChild()
        }
    })
// readme:end

class SpacePropertiesSpec :
    StringSpec({
        // readme:test-properties
        "encoding is the inverse of binding" {
            val space = SearchSpace.of(nasBench101)
            checkAll(Arb.dna(space)) { dna -> space.encode(space.bind(dna)) shouldBe dna }
            checkAll(Arb.child(space)) { child -> space.bind(space.encode(child)) shouldBe child }
        }
        // readme:end

        "a failing property names the child" {
            val failure =
                shouldThrow<AssertionError> {
                    SearchSpace.of(layer) everyChildShould { child -> child shouldBe residual(zero()) }
                }
            failure.message!!.lines().first() shouldBe
                "Child [0:[0, 0, 0]] of SearchSpace of 19 children: Residual(body=oneOf(InvertedBottleneck(" +
                "filters=oneOf(32, 48, 64), kernel=oneOf(3, 5, 7), expansion=oneOf(3, 6)), Zero())): " +
                "Residual(body=InvertedBottleneck(filters=32, kernel=3, expansion=3))"
        }
    })

// readme:test-hyper

/** Lists of [length] switches, written as `0110...`. */
data class Switches(val length: Int) : TextGenes {
    override fun kind() = "Switches"

    override fun isValid(value: String) = value.length == length && value.all { it in "01" }

    override fun random(random: RandomGenerator, previous: Optional<String>) =
        String(CharArray(length) { if (random.nextBoolean()) '1' else '0' })
}

object SwitchCodec : CustomHyper.Codec<List<Boolean>> {
    override fun decode(text: String): Symbol<List<Boolean>> = Symbols.list(text.map { Symbols.just(it == '1') })

    override fun encode(value: Symbol<*>): Optional<String> {
        val switches = (value as? ListSymbol<*>)?.children()?.map { (it as? Literal<*>)?.value() as? Boolean }
        return if (switches == null || null in switches) {
            Optional.empty()
        } else {
            Optional.of(switches.joinToString("") { if (it == true) "1" else "0" })
        }
    }
}

class SwitchesSpec : StringSpec({ include(laws(HyperLaws.of { custom(Switches(21), SwitchCodec) })) })
// readme:end

// readme:test-rule
class WidenSpec :
    StringSpec({
        val widen = onKey<Int>("filters") { filters -> oneOf(filters, 2 * filters) }

        include(laws(RuleLaws.of(widen, residual(invertedBottleneck(32, 3, 6)), residual(zero()), layer)))
    })
// readme:end
