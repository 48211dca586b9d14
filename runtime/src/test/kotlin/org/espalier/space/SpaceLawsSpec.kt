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
import org.espalier.geno.DnaSampler
import org.espalier.io.SymbolJson
import org.espalier.rewrite.Edits
import org.espalier.rewrite.Rule
import org.espalier.symbol.CONV
import org.espalier.symbol.Cursor
import org.espalier.symbol.Hyper
import org.espalier.symbol.PAIR
import org.espalier.symbol.TypeRegistry
import org.espalier.symbol.tree
import java.util.SplittableRandom

/** What holds for every tree and every space, whatever is in it. */
@OptIn(ExperimentalKotest::class)
class SpaceLawsSpec :
    StringSpec({
        val config = PropTestConfig(seed = 20_26, iterations = 1_000)
        val types = TypeRegistry.of(PAIR, CONV)

        "a child leads back to a DNA that leads to it" {
            checkAll(config, Arb.tree(), Arb.long()) { tree, seed ->
                val space = SearchSpace.of(tree)
                val dna = DnaSampler.overDecisions().sample(space.spec(), SplittableRandom(seed))
                val child = space.bind(dna)
                child.isConcrete shouldBe true
                space.bind(space.encode(child)) shouldBe child
            }
        }

        "a space without decisions binds to its own tree" {
            checkAll(config, Arb.tree(undecided = false)) { tree ->
                val space = SearchSpace.of(tree)
                space.isConstant shouldBe true
                space.bind(space.encode(tree)) shouldBeSameInstanceAs tree
            }
        }

        "what a partition leaves can be decided afterwards" {
            checkAll(config, Arb.tree(), Arb.long()) { tree, seed ->
                val random = SplittableRandom(seed)
                val outer = SearchSpace.of(tree).where { it.tags().hasHint("one") }
                val middle = outer.bind(DnaSampler.overDecisions().sample(outer.spec(), random))
                outer.bind(outer.encode(middle)) shouldBe middle
                val inner = SearchSpace.of(middle)
                inner.bind(DnaSampler.overDecisions().sample(inner.spec(), random)).isConcrete shouldBe true
            }
        }

        "JSON gives back the same tree and the same bytes" {
            checkAll(config, Arb.tree()) { tree ->
                val text = SymbolJson.write(tree)
                val back = SymbolJson.read(text, types)
                back shouldBe tree
                back.hashCode() shouldBe tree.hashCode()
                SymbolJson.write(back) shouldBe text
            }
        }

        "setting what is there returns the very tree" {
            checkAll(config, Arb.tree()) { tree ->
                Cursor.of(tree).descendants { true }.toList().forEach { cursor ->
                    tree.with(cursor.path(), tree.at(cursor.path())) shouldBeSameInstanceAs tree
                    Edits.NONE.andSet(cursor.path(), cursor.node()).apply(tree) shouldBeSameInstanceAs tree
                }
                Rule { it.node() }.rewrite(tree) shouldBeSameInstanceAs tree
            }
        }

        "size and flags summarise what is below" {
            checkAll(config, Arb.tree()) { tree ->
                val nodes = Cursor.of(tree).descendants { true }.toList()
                tree.size() shouldBe nodes.size
                tree.hasHyper() shouldBe nodes.any { it.node() is Hyper<*> }
            }
        }

        "every DNA that is drawn fits its spec" {
            checkAll(config, Arb.tree(), Arb.long()) { tree, seed ->
                val spec = SearchSpace.of(tree).spec()
                spec.check(DnaSampler.overDecisions().sample(spec, SplittableRandom(seed))).shouldBeEmpty()
            }
        }
    })
