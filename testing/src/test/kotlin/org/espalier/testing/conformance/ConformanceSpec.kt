package org.espalier.testing.conformance

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.collections.shouldContain
import io.kotest.matchers.shouldBe
import io.kotest.matchers.string.shouldContain
import io.kotest.matchers.string.shouldEndWith
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import java.nio.file.Path

/** The recorded answers of PyGlove hold, and the program that says so would say otherwise. */
class ConformanceSpec :
    StringSpec({
        val folder = File(requireNotNull(ConformanceSpec::class.java.getResource("/conformance")).toURI())

        val conformance by lazy { Conformance(folder.toPath()) }

        "all recorded cases hold" {
            val problems = StringBuilder().also { conformance.print(it) }.toString()
            withClue(problems) {
                conformance.failed shouldBe 0
            }
            conformance.reports.mapValues { it.value.size } shouldBe
                mapOf(
                    "evolve" to 252,
                    "flows" to 74,
                    "invalid" to 173,
                    "json" to 296,
                    "spaces" to 159,
                    "symbolic" to 443,
                    "tuning" to 14,
                )
        }

        "known defects of PyGlove are answered the better way, by name" {
            val said = conformance.all.flatMap { report -> report.stricter.map { "${report.label} $it" } }
            said shouldContain "tuning/t007 a trial whose score is NaN is infeasible and never the best"
            said shouldContain "invalid/i246 DNA of different shapes are just not equal"
            said shouldContain "symbolic/y0498 lists are aligned: [0]: + 0"
        }

        "a wrong value is printed with expectation and finding, and the exit code is 1" {
            val copy = tampered(folder, tempdir(), "spaces.json", "\"space_size\":\"19\"", "\"space_size\":\"20\"")
            val (code, printed) = run(copy)
            code shouldBe 1
            printed shouldContain "FAILED spaces/s003\n  space_size\n    expected: \"20\"\n    found:    \"19\"\n"
            printed shouldEndWith "0 passed, 1 failed\n"
        }

        "a refusal where the file asks for an answer is a failure" {
            val copy = tampered(folder, tempdir(), "invalid.json", "ended\":\"reject\"", "ended\":\"accept\"")
            val (code, printed) = run(copy)
            code shouldBe 1
            printed shouldContain "FAILED invalid/i001\n  accepted\n    expected: a value\n    found:    org.espalier."
        }

        "a wrong order, child, refusal or outcome is found in every family" {
            val changes =
                listOf(
                    Triple("spaces.json", "\"decoded\":[1,2,3]", "\"decoded\":[1,2,4]"),
                    Triple("flows.json", "\"joint_size\":24", "\"joint_size\":25"),
                    Triple("symbolic.json", "\"leaf_count\":10", "\"leaf_count\":11"),
                    Triple("symbolic.json", "choices_sorted = False,", "choices_sorted = True,"),
                    Triple("symbolic.json", "[\"optimizer.learning_rate\",0.01]", "[\"optimizer.learning_rate\",0.02]"),
                    Triple("symbolic.json", "{\"left\":1,\"right\":3}", "{\"left\":1,\"right\":4}"),
                    Triple("symbolic.json", "\"[-1]\":5", "\"[-2]\":5"),
                    Triple("symbolic.json", "\"missing\":[\"op.filters\"]", "\"missing\":[\"op\"]"),
                    Triple("symbolic.json", "\"a\",\"a[0]\"", "\"a[0]\",\"a\""),
                    Triple("json.json", "\"json_hide_default\":2.0", "\"json_hide_default\":2"),
                    Triple("json.json", "\"str\":\"DNA([0, 0])\"", "\"str\":\"DNA([0, 1])\""),
                    Triple("json.json", "\"size_rt\":\"-1\"", "\"size_rt\":\"1\""),
                    Triple("evolve.json", "\"dna\":0,\"p\":0.333333333333", "\"dna\":0,\"p\":0.4"),
                    Triple("evolve.json", "\"crowding_sorted\":[[1,2],[0]]", "\"crowding_sorted\":[[2,1],[0]]"),
                    Triple("evolve.json", "\"population\":[2,3,4,5,6]", "\"population\":[1,3,4,5,6]"),
                    Triple("evolve.json", "\"children\":[[5,1,2,3,4,0]", "\"children\":[[5,1,2,3,0,4]"),
                    Triple("tuning.json", "\"best\":6", "\"best\":5"),
                    Triple("tuning.json", "[[1,\"call\",\"ok\"]", "[[1,\"call\",\"ValueError\"]"),
                )
            for ((file, from, to) in changes) {
                withClue("$file: $from to $to") {
                    run(tampered(folder, tempdir(), file, from, to)).first shouldBe 1
                }
            }
        }

        "a family without a runner is named and does not count" {
            val copy = copy(folder, tempdir(), "tuning.json")
            val header = "{\"schema\":1,\"family\":\"unheard\"}"
            val items = "[{\"id\":\"u1\"},{\"id\":\"u2\"}]"
            File(copy.toFile(), "unheard.json").writeText("{\"header\":$header,\"items\":$items}")
            val (code, printed) = run(copy)
            code shouldBe 0
            printed shouldContain "not covered yet: unheard (2 cases)\n"
            printed shouldEndWith "14 passed, 0 failed\n"
        }

        "bad arguments have one line and exit code 2" {
            val err = ByteArrayOutputStream()
            ConformanceMain.run(listOf("/no/such"), System.out, PrintStream(err)) shouldBe 2
            err.toString() shouldBe
                "conformance: expected one argument, a folder with recorded cases, found [/no/such]\n"
            err.reset()
            ConformanceMain.run(listOf(tempdir().path), System.out, PrintStream(err)) shouldBe 2
            err.toString() shouldContain "expected files with recorded cases (*.json), found none in "
        }
    })

private const val HEADER_LINES = 2

private fun copy(folder: File, to: File, file: String): Path {
    listOf("types.json", file).forEach { File(folder, it).copyTo(File(to, it)) }
    return to.toPath()
}

/** Copies the one case that has the text [from], with [by] in its place; a case is a line after the header. */
private fun tampered(folder: File, to: File, file: String, from: String, by: String): Path {
    copy(folder, to, file)
    val target = File(to, file)
    val lines = target.readLines()
    val case = lines.firstOrNull { from in it } ?: error("$file: expected a case with '$from'")
    val changed = case.replaceFirst(from, by).trimEnd(',')
    target.writeText((lines.take(HEADER_LINES) + changed + "]}").joinToString("\n"))
    return to.toPath()
}

private fun run(folder: Path): Pair<Int, String> {
    val out = ByteArrayOutputStream()
    val code = ConformanceMain.run(listOf(folder.toString()), PrintStream(out), System.err)
    return code to out.toString()
}
