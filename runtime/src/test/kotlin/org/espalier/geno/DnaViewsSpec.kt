package org.espalier.geno

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import java.util.SplittableRandom

class DnaViewsSpec :
    StringSpec({
        val styles =
            MapStyle.Keys.entries.flatMap { keys ->
                MapStyle.Values.entries.flatMap { values ->
                    MapStyle.Picks.entries.flatMap { picks ->
                        listOf(true, false).map { MapStyle(keys, values, picks, it) }
                    }
                }
            }

        "numbers can be read back" {
            val random = SplittableRandom(21)
            law(20260105, 400, Arb.dnaSpec()) { spec ->
                val dna = DnaSampler.overDecisions().sample(spec, random)
                DnaViews.fromNumbers(spec, DnaViews.toNumbers(dna)) shouldBe dna
            }
        }

        "two DNA of a spec with the same numbers are equal" {
            law(20260106, 200, Arb.smallSpec(200)) { spec ->
                val all = BruteForce.all(spec)
                all.map { DnaViews.toNumbers(it) }.toSet().size shouldBe all.size
            }
        }

        "maps of every style can be read back, and are left as they were" {
            val random = SplittableRandom(22)
            law(20260107, 300, Arb.dnaSpec()) { spec ->
                val dna = DnaSampler.overDecisions().sample(spec, random)
                for (style in styles) {
                    val map = LinkedHashMap(DnaViews.toMap(spec, dna, style))
                    val before = LinkedHashMap(map)
                    DnaViews.fromMap(spec, map) shouldBe dna
                    map shouldBe before
                }
            }
        }

        "with inactive decisions, the keys of a map do not depend on the DNA" {
            val random = SplittableRandom(23)
            val style = MapStyle.DEFAULT.withInactive()
            law(20260108, 200, Arb.dnaSpec()) { spec ->
                val keys =
                    List(3) {
                        DnaViews.toMap(spec, DnaSampler.overDecisions().sample(spec, random), style).keys.toList()
                    }
                keys.distinct().size shouldBe 1
                keys[0].size.toLong() shouldBe DecisionWalk.count(spec)
            }
        }

        "the walk by id lists what the map lists" {
            val random = SplittableRandom(24)
            law(20260109, 300, Arb.dnaSpec()) { spec ->
                val dna = DnaSampler.overDecisions().sample(spec, random)
                DecisionWalk.byId(spec, dna).keys.map { it.toString() } shouldBe
                    DnaViews.toMap(spec, dna, MapStyle.DEFAULT).keys.toList()
            }
        }

        "replacing an active decision changes that id, what is inside it, and nothing else" {
            val random = SplittableRandom(25)
            law(20260110, 300, Arb.dnaSpec()) { spec ->
                val dna = DnaSampler.overDecisions().sample(spec, random)
                for (active in DecisionWalk.active(spec, dna)) {
                    val other = DnaSampler.decision(active.point(), random)
                    val changed = DecisionWalk.byId(spec, active.replacedBy(other))
                    changed[active.site().id()] shouldBe other
                    val outside = DecisionWalk.byId(spec, dna).filterKeys {
                        !related(it.toString(), active.site().id().toString())
                    }
                    outside.forEach { (id, decision) -> changed[id] shouldBe decision }
                    (active.replacedBy(active.decision()) === dna) shouldBe true
                }
            }
        }
    })

/** Whether one id is a prefix of the other, so that one decision is inside the other. */
private fun related(a: String, b: String): Boolean = a.startsWith(b) || b.startsWith(a)
