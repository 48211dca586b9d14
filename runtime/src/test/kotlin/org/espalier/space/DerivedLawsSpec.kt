package org.espalier.space

import io.kotest.common.ExperimentalKotest
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.shouldBe
import io.kotest.matchers.types.shouldBeSameInstanceAs
import io.kotest.property.Arb
import io.kotest.property.PropTestConfig
import io.kotest.property.arbitrary.long
import io.kotest.property.checkAll
import org.espalier.build.Materializer
import org.espalier.geno.DnaSampler
import org.espalier.io.SymbolJson
import org.espalier.rewrite.Diff
import org.espalier.symbol.CONV
import org.espalier.symbol.PAIR
import org.espalier.symbol.PLUS
import org.espalier.symbol.Refs
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import org.espalier.symbol.TypeRegistry
import org.espalier.symbol.derivedTree
import java.util.SplittableRandom

/** What holds for values that come from elsewhere in a tree, whatever is done to the tree. */
@OptIn(ExperimentalKotest::class)
class DerivedLawsSpec :
    StringSpec({
        val config = PropTestConfig(seed = 20_26, iterations = 1_000)
        val types = TypeRegistry.of(PAIR, CONV).with(PLUS.types())

        fun child(tree: Symbol<*>, seed: Long): Symbol<*> {
            val space = SearchSpace.of(tree)
            return space.bind(DnaSampler.overDecisions().sample(space.spec(), SplittableRandom(seed)))
        }

        "deciding and resolving may change places" {
            checkAll(config, Arb.derivedTree(), Arb.long()) { tree, seed ->
                Refs.resolved(child(Refs.resolved(tree), seed)) shouldBe Refs.resolved(child(tree, seed))
            }
        }

        "a resolved tree builds what the tree builds, and has nothing left to resolve" {
            checkAll(config, Arb.derivedTree(), Arb.long()) { tree, seed ->
                val child = child(tree, seed)
                val resolved = Refs.resolved(child)
                Refs.problems(child).shouldBeEmpty()
                resolved.hasRef() shouldBe false
                resolved.hasCall() shouldBe false
                Refs.resolved(resolved) shouldBeSameInstanceAs resolved
                Materializer.build(resolved) shouldBe Materializer.build(child)
            }
        }

        "a child leads back to its DNA, whether its values are written out or not" {
            checkAll(config, Arb.derivedTree(), Arb.long()) { tree, seed ->
                val space = SearchSpace.of(tree)
                val child = child(tree, seed)
                space.bind(space.encode(child)) shouldBe child
                val resolved = Refs.resolved(child)
                Refs.resolved(space.bind(space.encode(resolved))) shouldBe resolved
            }
        }

        "a tree that is moved as a whole builds the same" {
            checkAll(config, Arb.derivedTree(), Arb.long()) { tree, seed ->
                val child = child(tree, seed)
                val moved = Symbols.dict(mapOf("x" to "outer", "moved" to listOf(child)))
                Materializer.build(moved)["moved"] shouldBe listOf(Materializer.build(child))
            }
        }

        "saving and comparing keep references and calls" {
            checkAll(config, Arb.derivedTree(), Arb.derivedTree()) { tree, other ->
                val text = SymbolJson.write(tree)
                SymbolJson.read(text, types) shouldBe tree
                SymbolJson.write(SymbolJson.read(text, types)) shouldBe text
                Diff.between(tree, other).apply(tree) shouldBe other
            }
        }
    })
