package org.espalier.symbol

import io.kotest.common.ExperimentalKotest
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.PropTestConfig
import io.kotest.property.checkAll
import org.espalier.rewrite.Diff

/** What holds for the difference of any two trees. */
@OptIn(ExperimentalKotest::class)
class DiffLawsSpec :
    StringSpec({
        val config = PropTestConfig(seed = 11, iterations = 2_000)

        "applying a difference to the left tree gives the right one, and back" {
            checkAll(config, Arb.tree(), Arb.tree()) { left, right ->
                val diff = Diff.between(left, right)
                diff.apply(left) shouldBe right
                diff.inverse().apply(right) shouldBe left
                diff.isEmpty shouldBe (left == right)
            }
        }

        "trees that differ a little differ in a few places" {
            checkAll(config, Arb.tree(), Arb.tree()) { part, other ->
                val left = Symbols.lift(listOf(1, mapOf("a" to part), 2, other))
                val right = Symbols.lift(listOf("new", 1, mapOf("a" to part), 2, other))
                Diff.between(left, right).toString() shouldBe "[0]: + \"new\""
            }
        }
    })
