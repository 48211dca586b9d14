package org.espalier.dsl

import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import org.espalier.dsl.Slides.Conv
import org.espalier.dsl.Slides.FILTERS
import org.espalier.dsl.Slides.KERNEL
import org.espalier.dsl.Slides.KEYED
import org.espalier.rewrite.Patch
import org.espalier.rewrite.Rule
import org.espalier.symbol.Symbol

/** Rules and patches are those of Java, applied from the tree's side. */
class RulesSpec :
    FunSpec({
        val conv: Symbol<Conv> =
            symbol(KEYED) {
                it[FILTERS] = 8
                it[KERNEL] = 5
            }

        test("a rule on a field relaxes a program into a space") {
            val relax = Rule.onField(FILTERS) { f -> oneOf(f / 2, f, f * 2) }
            conv.patch(relax) shouldBe KEYED.symbol(oneOf(4, 8, 16), 5)
            conv.patch(Patch.of("relax", relax)) shouldBe relax.rewrite(conv)
        }

        test("a rule on a key reaches fields of its type only") {
            conv.patch(onKey<Int>("filters", "units") { it * 3 }) shouldBe KEYED.symbol(24, 5)
            conv.patch(onKey<Double>("filters") { it / 2 }) shouldBeSameInstanceAs conv
        }
    })
