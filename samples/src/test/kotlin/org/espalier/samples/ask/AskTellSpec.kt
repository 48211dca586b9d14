package org.espalier.samples.ask

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.string.shouldStartWith
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.double
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import org.espalier.algo.Algorithm
import org.espalier.algo.Objective
import org.espalier.algo.basic.GridSweep
import org.espalier.algo.basic.RandomSearch
import org.espalier.algo.evolution.Nsga2
import org.espalier.io.SpecJson
import org.espalier.io.SymbolJson
import org.espalier.space.SearchSpace
import org.espalier.symbol.TypeRegistry
import java.io.PrintWriter
import java.io.StringReader
import java.io.StringWriter

private const val MIXED =
    """{"op": {"oneOf": {"candidates": ["skip", {"type": "Conv", "fields": {"filters": {"oneOf": {"candidates": [4, 8]}}}}]}},
       "rate": {"floatv": {"min": 0.001, "max": 0.1, "scale": "log"}},
       "taps": {"manyOf": {"k": 2, "candidates": [1, 2, 3], "distinct": true, "sorted": true}}}"""

private val VALUE = listOf(Objective.maximize("value"))

private fun start(
    space: String = MIXED,
    algorithm: Algorithm = RandomSearch(),
    objectives: List<Objective> = VALUE,
    seed: Long = 1,
) = AskTell.start(SpaceFile.read(space, TypeRegistry.EMPTY), algorithm, objectives, seed)

private fun AskTell.json(line: String): JsonObject = Json.parseToJsonElement(answer(line)).jsonObject

private fun AskTell.error(line: String): String {
    val answer = json(line)
    withClue("the answer to $line") { answer.keys shouldBe setOf("error") }
    return answer.getValue("error").jsonPrimitive.content
}

private fun AskTell.proposals(count: Int) = json("""{"ask": $count}""").getValue("proposals").jsonArray.map {
    it.jsonObject
}

private fun AskTell.trials(count: Int) = json("""{"best": $count}""").getValue("trials").jsonArray.map { it.jsonObject }

private fun JsonObject.long(key: String) = getValue(key).jsonPrimitive.long

private const val OK = """{"ok":true}"""

class AskTellSpec :
    StringSpec({
        "a proposal has the trial, the DNA, the child as plain JSON and the values of the decisions" {
            val search = start(algorithm = GridSweep().pointsPerFloat(2).pointsPerInt(2))
            val first = search.proposals(1).single()
            first.keys.toList() shouldContainExactly listOf("trial", "dna", "child", "decisions")
            first.long("trial") shouldBe 1
            first.getValue("child").toString() shouldBe """{"op":"skip","rate":0.001,"taps":[1,2]}"""
            first.getValue("decisions").toString() shouldBe """{"op":"skip","rate":0.001,"taps":[1,2]}"""
            val conv = search.proposals(12).first { "Conv" in it.toString() }
            conv.getValue("child").jsonObject.getValue("op").toString() shouldBe
                """{"type":"Conv","fields":{"filters":4}}"""
            conv.getValue("decisions").jsonObject.getValue("op[=1].filters").toString() shouldBe "4"
        }

        "the best trials come first, by the direction of the objective" {
            for ((objective, expected) in listOf(
                Objective.maximize("v") to listOf(9.0, 5.0),
                Objective.minimize("v") to listOf(1.0, 5.0),
            )) {
                val search = start(objectives = listOf(objective))
                search.proposals(3)
                listOf(5, 1, 9).forEachIndexed { i, value ->
                    search.answer("""{"tell": {"trial": ${i + 1}, "value": $value}}""") shouldBe OK
                }
                search.trials(2).map { it.getValue("value").jsonPrimitive.double } shouldBe expected
                search.trials(10) shouldHaveSize 3
            }
        }

        "trials that failed are not among the best" {
            val search = start()
            search.proposals(3)
            search.answer("""{"tell": {"trial": 1, "infeasible": "too large"}}""") shouldBe OK
            search.answer("""{"tell": {"trial": 2, "failed": "out of memory"}}""") shouldBe OK
            search.trials(5) shouldHaveSize 0
            search.error("""{"tell": {"trial": 2, "value": 1}}""") shouldBe
                "tell.trial: expected a trial that is open, found trial 2, which has ended (failed). " +
                "Each trial ends once; ask for another"
        }

        "several objectives answer with the front" {
            val search =
                start(algorithm = Nsga2(4), objectives = listOf(Objective.maximize("acc"), Objective.minimize("ms")))
            search.proposals(3)
            search.answer("""{"tell": {"trial": 1, "values": {"acc": 0.9, "ms": 10}}}""") shouldBe OK
            search.answer("""{"tell": {"trial": 2, "values": {"acc": 0.8, "ms": 5, "memory": 3}}}""") shouldBe OK
            search.answer("""{"tell": {"trial": 3, "values": {"acc": 0.7, "ms": 7}}}""") shouldBe OK
            search.trials(5).map { it.long("trial") } shouldBe listOf(1, 2)
            search.proposals(1)
            search.error("""{"tell": {"trial": 4, "value": 1}}""") shouldBe
                "tell: expected values of acc and ms, found one value. Send \"values\": {\"acc\": ...}"
            search.error("""{"tell": {"trial": 4, "values": {"acc": 1}}}""") shouldBe
                "tell.values: expected a value of acc and ms, found none of ms. Add it"
        }

        "a step leaves the trial open; the median rule gives up what falls behind" {
            val search = start()
            search.proposals(6)
            (1..5).forEach { search.answer("""{"tell": {"trial": $it, "value": 0.9, "step": 1}}""") shouldBe OK }
            search.answer("""{"should_stop": 6}""") shouldBe """{"stop":false}"""
            search.answer("""{"tell": {"trial": 6, "value": 0.1, "step": 1}}""") shouldBe OK
            search.answer("""{"should_stop": 6}""") shouldBe """{"stop":true}"""
            search.answer("""{"should_stop": 1}""") shouldBe """{"stop":false}"""
            search.error("""{"tell": {"trial": 6, "value": 0.1, "step": 1}}""") shouldStartWith
                "tell.step: expected a step after 1"
            search.trials(1).single().getValue("state").jsonPrimitive.content shouldBe "running"
            search.answer("""{"tell": {"trial": 6, "value": 0.2, "step": 2, "final": true}}""") shouldBe OK
            search.error("""{"should_stop": 6}""") shouldContain "which has ended (completed)"
        }

        "a verdict is judged anew when other trials have measured since" {
            val search = start()
            search.proposals(6)
            search.answer("""{"tell": {"trial": 6, "value": 0.1, "step": 1}}""") shouldBe OK
            search.answer("""{"should_stop": 6}""") shouldBe """{"stop":false}"""
            (1..5).forEach { search.answer("""{"tell": {"trial": $it, "value": 0.9, "step": 1}}""") }
            search.answer("""{"should_stop": 6}""") shouldBe """{"stop":true}"""
        }

        "an exhausted space proposes less, and says so" {
            val search = start("""{"oneOf": {"candidates": [1, 2]}}""", GridSweep())
            search.answer("""{"ask": 3}""") shouldBe
                """{"proposals":[{"trial":1,"dna":"[0]","child":1,"decisions":{"":1}},""" +
                """{"trial":2,"dna":"[1]","child":2,"decisions":{"":2}}],"exhausted":true}"""
        }

        "equal seeds propose equal children, other seeds others" {
            fun dnas(seed: Long) = start(seed = seed).proposals(5).map { it.getValue("dna").toString() }
            dnas(3) shouldBe dnas(3)
            (dnas(3) == dnas(4)) shouldBe false
        }

        "what cannot be fulfilled is refused by words, and the search goes on" {
            val search = start()
            val refusals =
                mapOf(
                    "" to "request: expected a JSON object on one line, found an empty line. Send a request such as",
                    "  " to "request: expected a JSON object on one line, found an empty line",
                    "{\"ask\": " to "request: expected a JSON object on one line, found what is not JSON",
                    "7" to "request: expected a JSON object, found 7",
                    "null" to "request: expected a JSON object, found null",
                    "[]" to "request: expected a JSON object, found a list",
                    "{}" to "request: expected exactly one of the keys ask, tell, best, should_stop, found []",
                    """{"aks": 1}""" to
                        "request: expected exactly one of the keys ask, tell, best, should_stop, found [aks]",
                    """{"ask": 1, "best": 1}""" to "request: expected exactly one of the keys",
                    """{"ask": 0}""" to "ask: expected int in [1, 10000], found 0",
                    """{"ask": "3"}""" to "ask: expected int in [1, 10000], found \"3\"",
                    """{"ask": 1.5}""" to "ask: expected int in [1, 10000], found 1.5",
                    """{"ask": 99999999999999999999}""" to "ask: expected int in [1, 10000]",
                    """{"tell": 3}""" to "tell: expected an object with the key trial, found 3",
                    """{"tell": {"value": 3}}""" to "tell.trial: expected the id of a trial, found nothing",
                    """{"tell": {"trial": 1}}""" to
                        "tell: expected exactly one of value, values, infeasible, failed, found none",
                    """{"tell": {"trial": 1, "value": 1, "failed": "x"}}""" to
                        "tell: expected exactly one of value, values, infeasible, failed, found value and failed",
                    """{"tell": {"trial": 1, "value": NaN}}""" to "tell.value: expected a finite number, found NaN",
                    """{"tell": {"trial": 1, "value": 1e999}}""" to "tell.value: expected a finite number, found 1e999",
                    """{"tell": {"trial": 1, "value": "0.5"}}""" to
                        "tell.value: expected a finite number, found \"0.5\"",
                    """{"tell": {"trial": 1, "value": null}}""" to "tell.value: expected a finite number, found null",
                    """{"tell": {"trial": 1, "values": {}}}""" to "tell.values: expected an object of numbers by name",
                    """{"tell": {"trial": 1, "values": {"value": true}}}""" to
                        "tell.values.value: expected a finite number, found true",
                    """{"tell": {"trial": 1, "infeasible": 5}}""" to "tell.infeasible: expected a text, found 5",
                    """{"tell": {"trial": 1, "value": 1, "step": -1}}""" to
                        "tell.step: expected int in [0, inf), found -1",
                    """{"tell": {"trial": 1, "value": 1, "stpe": 1}}""" to "tell: expected the keys trial, value",
                    """{"tell": {"trial": 9, "value": 1}}""" to
                        "tell.trial: expected a trial that was proposed, found 9; the last one proposed is 1",
                    """{"should_stop": 9}""" to "should_stop: expected a trial that was proposed, found 9",
                    """{"best": -1}""" to "best: expected int in [1, 10000], found -1",
                    "[".repeat(1000) to "request: expected at most 64 levels of brackets, found more",
                )
            search.proposals(1)
            for ((line, message) in refusals) {
                withClue("the line $line") { search.error(line) shouldStartWith message }
            }
            search.answer("""{"tell": {"trial": 1, "value": 1}}""") shouldBe OK
            search.proposals(1) shouldHaveSize 1
        }

        "every line of a stream gets one answer, a line of any length too" {
            val requests =
                listOf("""{"ask": 1}""", "x".repeat(AskTell.LONGEST_LINE + 1), "", "nonsense\r", """{"best": 1}""")
            val out = StringWriter()
            start().serve(StringReader(requests.joinToString("\n")), PrintWriter(out))
            val answers = out.toString().lines().dropLast(1)
            answers shouldHaveSize requests.size
            answers[1] shouldBe
                """{"error":"request: expected at most 1048576 characters on a line, found more. Send less at a time"}"""
            answers[4] shouldBe """{"trials":[]}"""
        }

        "Espalier's own trees and specs are spaces too" {
            val space = SpaceFile.read(MIXED, TypeRegistry.EMPTY)
            val spec = SpaceFile.read(SpecJson.write(space.spec()), TypeRegistry.EMPTY)
            spec.spec().points().map { it.location() } shouldBe space.spec().points().map { it.location() }
            spec.size() shouldBe space.size()
            val tree = SearchSpace.of(
                SpaceFile.read("""{"a": {"oneOf": {"candidates": [1, 2]}}}""", TypeRegistry.EMPTY).template(),
            )
            SpaceFile.read(SymbolJson.write(tree.template()), TypeRegistry.EMPTY).spec() shouldBe tree.spec()
        }
    })
