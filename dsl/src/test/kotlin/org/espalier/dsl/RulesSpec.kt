package org.espalier.dsl

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import org.espalier.dsl.Slides.Conv
import org.espalier.dsl.Slides.FILTERS
import org.espalier.dsl.Slides.KERNEL
import org.espalier.dsl.Slides.KEYED
import org.espalier.rewrite.Patch
import org.espalier.rewrite.PatchException
import org.espalier.rewrite.Rule
import org.espalier.schema.Specs.floats
import org.espalier.schema.Specs.ints
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

        test("places named by paths change together") {
            conv.patch("filters" to 16, "kernel" to 3) shouldBe KEYED.symbol(16, 3)
            conv.patch(edits("filters" to 16), onKey<Int>("filters") { it * 2 }) shouldBe KEYED.symbol(32, 5)
        }

        test("a selection is made from the tree's side") {
            conv.query().matching(Regex("k.*")).toString() shouldBe "kernel: 5"
        }

        test("a named patch is a function, and a text") {
            val widen = patch("widen", parameter("factor", floats().above(0.0))) { factor ->
                Rule.onField(FILTERS) { f -> maxOf(8, (f * factor).toInt()) }
            }
            val copyKernel = patch("copy_kernel") { edits("filters" to at("kernel")) }
            val resize = patch("resize", parameter("filters", ints()), parameter("kernel", ints())) { filters, kernel ->
                edits("filters" to filters, "kernel" to kernel)
            }
            conv.patch(widen(2.0)) shouldBe KEYED.symbol(16, 5)
            conv.patch(copyKernel()) shouldBe KEYED.symbol(5, 5)
            conv.patch(resize(4, 3)) shouldBe KEYED.symbol(4, 3)
            patches(widen, copyKernel, resize).parse("resize?4&3", "widen?factor=2.0").apply(conv) shouldBe
                KEYED.symbol(8, 3)
            shouldThrow<PatchException> { widen(-1.0) }.message shouldBe
                "Patch widen(factor: float in (0, inf)) is not valid (1 problem):\n" +
                "  factor: expected float in (0, inf), found -1.0"
        }
    })
