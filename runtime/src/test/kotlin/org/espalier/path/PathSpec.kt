package org.espalier.path

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.arbitrary
import io.kotest.property.arbitrary.choice
import io.kotest.property.arbitrary.element
import io.kotest.property.arbitrary.int
import io.kotest.property.arbitrary.list
import io.kotest.property.arbitrary.map
import io.kotest.property.arbitrary.string
import io.kotest.property.checkAll

class PathSpec :
    StringSpec({
        val step =
            Arb.choice(
                Arb.string(0..5).map { Step.Key(it) },
                Arb.element("a", "b", "*", "**", "=1", "a.b", "[0]", "\"", "\\", "\u0000", "ä").map { Step.Key(it) },
                Arb.int(0..Int.MAX_VALUE).map { Step.Index(it) },
                Arb.int(0..3).map { Step.Branch(it) },
            )
        val path = Arb.list(step, 0..6).map { Path.of(it) }

        "parsing inverts printing" {
            checkAll(path) { Path.parse(it.toString()) shouldBe it }
        }

        "the steps of a path make an equal path" {
            checkAll(path) { Path.of(it.steps()) shouldBe it }
        }

        "the order agrees with equality" {
            checkAll(path, path) { a, b -> (a.compareTo(b) == 0) shouldBe (a == b) }
        }

        "a path resolved against a prefix starts with it and ends with itself" {
            checkAll(path, path) { prefix, relative ->
                val both = prefix.resolve(relative)
                both.startsWith(prefix) shouldBe true
                both.steps() shouldBe prefix.steps() + relative.steps()
            }
        }

        "the pattern of a path matches that path only" {
            checkAll(path, path) { a, b -> PathPattern.of(a).matches(b) shouldBe (a == b) }
        }

        "a path is its own pattern" {
            checkAll(path) { PathPattern.parse(it.toString()).matches(it) shouldBe true }
        }

        "patterns agree with a search over all ways to read them" {
            val parts = listOf("a", "b", "*", "**", "[0]", "[*]", "[=1]", "[=*]")
            val steps =
                listOf(Step.Key("a"), Step.Key("b"), Step.Index(0), Step.Index(1), Step.Branch(1), Step.Branch(2))
            val pattern = arbitrary { rs -> List(rs.random.nextInt(6)) { parts.random(rs.random) } }
            val short = arbitrary { rs -> List(rs.random.nextInt(6)) { steps.random(rs.random) } }
            checkAll(3000, pattern, short) { words, found ->
                PathPattern.parse(join(words)).matches(Path.of(found)) shouldBe matches(words, found)
            }
        }
    })

private fun join(words: List<String>): String =
    words.foldIndexed("") { i, text, word -> text + (if (i > 0 && !word.startsWith("[")) "." else "") + word }

private fun matches(words: List<String>, steps: List<Step>): Boolean = when {
    words.isEmpty() -> steps.isEmpty()
    words[0] == "**" -> (0..steps.size).any { matches(words.drop(1), steps.drop(it)) }
    else -> steps.isNotEmpty() && one(words[0], steps[0]) && matches(words.drop(1), steps.drop(1))
}

private fun one(word: String, step: Step): Boolean = when (word) {
    "*" -> step is Step.Key
    "[*]" -> step is Step.Index
    "[=*]" -> step is Step.Branch
    else -> Path.of(listOf(step)).toString() == word
}
