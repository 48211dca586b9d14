package org.espalier.dsl.trace

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeIn
import io.kotest.matchers.collections.shouldContainExactlyInAnyOrder
import io.kotest.matchers.doubles.shouldBeGreaterThan
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.string.shouldStartWith
import org.espalier.algo.basic.GridSweep
import org.espalier.algo.basic.RandomSearch
import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.build.Materializer
import org.espalier.dsl.component1
import org.espalier.dsl.component2
import org.espalier.dsl.invoke
import org.espalier.dsl.sample
import org.espalier.geno.Dna
import org.espalier.geno.Scale
import org.espalier.space.SearchSpace
import org.espalier.study.Study
import org.espalier.symbol.Symbol
import org.espalier.trace.TraceException
import java.util.concurrent.Callable
import java.util.concurrent.Executors

class TracingSpec :
    StringSpec({
        fun <T : Any> all(space: Symbol<T>): List<T> =
            sample(space, GridSweep()).map { (child, feedback) -> child.also { feedback(0.0) } }

        fun <T : Any> run(space: Symbol<T>, dna: String): T =
            Materializer.build(SearchSpace.of(space).bind(Dna.parse(dna)))

        "the space is discovered by running the program, with decisions that only some runs ask for" {
            val space =
                traced {
                    val width = oneOf(16, 32, name = "width")
                    if (oneOf("deep", "shallow") ==
                        "deep"
                    ) {
                        List(oneOf(2, 3, name = "depth")) { width }
                    } else {
                        listOf(width)
                    }
                }
            all(space) shouldContainExactlyInAnyOrder
                listOf(
                    listOf(16, 16),
                    listOf(16, 16, 16),
                    listOf(16),
                    listOf(32, 32),
                    listOf(32, 32, 32),
                    listOf(32),
                )
        }

        "the same program in Java makes an equal tree" {
            val space =
                traced("network") {
                    listOfNotNull(
                        floatv("rate", 1e-4..1e-1, Scale.LOG),
                        if (oneOf("deep", "shallow", name = "depth") == "deep") intv("layers", 2..4 step 2) else null,
                        branch({ "identity" }, { "conv" + oneOf(listOf(4, 8), name = "filters") }, name = "op"),
                        manyOf(2, listOf("a", "b", "c"), sorted = true, name = "inputs"),
                        permutate(1, 2),
                    )
                }
            space shouldBe JavaPrograms.network()
            val dna = "[0.01, 0:[=4], 1:[1], {0 2}, <1 0>]"
            run(space, dna) shouldBe listOf(0.01, 4, "conv8", listOf("a", "c"), listOf(2, 1))
            run(JavaPrograms.network(), dna) shouldBe run(space, dna)
        }

        "names, numbers by order of calls and nested decisions are those of PyGlove's traces" {
            val space =
                traced {
                    oneOf(1, 2, 3) + oneOf(10, 20, name = "b") +
                        branch({ oneOf(100, 200, name = "sub") }, { 5 }, name = "c")
                }
            val spec = SearchSpace.of(space).spec().toString()
            for (name in listOf("decision_0", "decisions.b", "decisions.c")) spec shouldContain name
            run(space, "[0, 0, 0:[1]]") shouldBe 1 + 10 + 200
            run(space, "[2, 1, 1]") shouldBe 3 + 20 + 5
            all(space).toSet().size shouldBe 3 * 2 * 3
        }

        "several of a list, with and without repetition, and all orders" {
            all(traced { manyOf(2, 0..2) }).size shouldBe 6
            all(traced { manyOf(2, 0..2, sorted = true) }) shouldBe listOf(listOf(0, 1), listOf(0, 2), listOf(1, 2))
            all(traced { manyOf(2, listOf("x", "y"), distinct = false) }).size shouldBe 4
            all(traced { permutate(1..3).joinToString("") }) shouldContainExactlyInAnyOrder
                listOf("123", "132", "213", "231", "312", "321")
        }

        "every algorithm searches it in the usual loop" {
            val space =
                traced {
                    val x = floatv("x", 1e-3..10.0, Scale.LOG)
                    if (oneOf(true, false, name = "keep")) x - intv(0..3) else -100.0
                }
            val scores =
                sample(space, RegularizedEvolution(), trials = 300, seed = 3).map { (y, feedback) -> feedback(y) }
            scores.max() shouldBeGreaterThan 9.0
            for ((y, feedback) in sample(space, RandomSearch(), trials = 20)) feedback(y)
        }

        "several threads run one space, and programs inside programs, without touching each other" {
            val space =
                traced {
                    val outer = oneOf(1, 2, 3, name = "a")
                    val inner = traced("inner") { oneOf("p", "q", name = "a") }
                    "$outer${run(inner, "[1]")}"
                }
            val pool = Executors.newFixedThreadPool(4)
            try {
                val results = List(200) { i -> i to pool.submit(Callable { run(space, "[${i % 3}]") }) }
                for ((i, result) in results) result.get() shouldBe "${i % 3 + 1}q"
            } finally {
                pool.shutdownNow()
            }
            val study = Study.of(space).algorithm(RandomSearch()).start()
            study.run(50) { text -> text.length.toDouble().also { text shouldBeIn listOf("1q", "2q", "3q") } }
        }

        "problems name the decision and what to do" {
            shouldThrow<TraceException> {
                traced { oneOf(1, 2, name = "a") + oneOf(3, 4, name = "a") }
            }.message shouldBe
                "Decision 'a': expected oneOf(1, 2) as before, found oneOf(3, 4). " +
                "Give different decisions different names"
            shouldThrow<TraceException> { traced { if (oneOf(true, false)) intv(1..2) else intv(1..3) } }
                .message shouldStartWith "Decision 'decision_1': expected the same candidates in every run"
            shouldThrow<TraceException> { traced { floatv("rate", 0.0..1.0, Scale.LOG) } }
                .message shouldStartWith "Decision 'rate': "
            shouldThrow<TraceException> { traced { manyOf(3, 1..2, name = "few") } }
                .message shouldBe
                "Decision 'few': k: expected int in [1, 2] for distinct picks, found 3. Add candidates or allow repetition"
        }
    })
