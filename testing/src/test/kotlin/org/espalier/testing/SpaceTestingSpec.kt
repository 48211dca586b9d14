package org.espalier.testing

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.common.ExperimentalKotest
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.ints.shouldBeLessThan
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.property.Arb
import io.kotest.property.PropTestConfig
import io.kotest.property.checkAll
import org.espalier.geno.Dna
import org.espalier.hyper.Hypers
import org.espalier.space.SearchSpace
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbols

@OptIn(ExperimentalKotest::class)
class SpaceTestingSpec :
    StringSpec({
        val space = SearchSpace.of(
            Symbols.list<Any>(
                Hypers.intv(0, 100),
                Hypers.oneOf(Symbols.just("a"), Hypers.oneOf("b", "c")),
                Hypers.floatv(0.0, 8.0),
            ),
        )

        "matchers read as sentences" {
            val small = SearchSpace.of(Symbols.repeat(3, Hypers.oneOf(0, 1)))
            small shouldHaveSize 8 shouldContain Symbols.lift(listOf(0, 1, 0)) shouldNotContain Symbols.lift(listOf(2))
            small shouldRejectDna "[2, 0, 0]"
            small.shouldDecide("[0]", "[1]", "[2]").shouldBuildEveryChild()
            small everyChildShould { it.isConcrete shouldBe true }
            space.shouldBeInfinite()
            shouldThrow<AssertionError> { small shouldHaveSize 9 }.message shouldContain "expected 9 children"
        }

        "drawn DNA fit, drawn children come from the space" {
            checkAll(PropTestConfig(seed = 1), Arb.dna(space)) { space.spec().check(it).shouldBeEmpty() }
            checkAll(PropTestConfig(seed = 2), Arb.child(space)) { space shouldContain it }
        }

        "simpler DNA fit, and come earlier" {
            checkAll(PropTestConfig(seed = 3), Arb.dna(space)) { dna ->
                DnaShrink.simpler(space.spec(), dna).forEach {
                    space.spec().check(it).shouldBeEmpty()
                    it.compareTo(dna) shouldBeLessThan 0
                }
            }
            DnaShrink.simpler(space.spec(), Dna.parse("[=0, 0, 0.0]")).shouldBeEmpty()
            DnaShrink.simpler(space.spec(), Dna.parse("[=9, 1:[1], 0.0]")).map { it.toString() } shouldContainExactly
                listOf(
                    "[=0, 1:[1], 0.0]",
                    "[=4, 1:[1], 0.0]",
                    "[=6, 1:[1], 0.0]",
                    "[=8, 1:[1], 0.0]",
                    "[=9, 0, 0.0]",
                    "[=9, 1:[0], 0.0]",
                )
        }

        "a failing child is reported as the simplest that fails" {
            val failure = shouldThrow<AssertionError> {
                checkAll(PropTestConfig(seed = 4), Arb.child(space)) { child ->
                    val number = (child.children().first() as Literal<*>).value() as Int
                    (number < 40) shouldBe true
                }
            }
            failure.message shouldContain "[40, \"a\", 0.0]"
        }
    })
