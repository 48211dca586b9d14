package org.espalier.testing.pyglove

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe
import org.espalier.geno.Dna
import org.espalier.geno.DnaException
import org.espalier.hyper.Hypers
import org.espalier.space.SearchSpace
import org.espalier.symbol.SymbolException
import org.espalier.symbol.Symbols

class PyGloveDnaSpec :
    StringSpec({
        val inner = Symbols.dict(mapOf("u" to Hypers.manyOf<Any>(2, "p", "q", "r"), "v" to Hypers.floatv(0.0, 1.0)))
        val either = Hypers.oneOf<Any>(listOf(2, Hypers.permutate<Any>(1, 2, 3)))
        val space =
            SearchSpace.of(
                Symbols.dict(
                    mapOf(
                        "a" to Hypers.oneOf<Any>(listOf(1, inner, either)),
                        "b" to Hypers.intv(4, 10).step(3),
                        "c" to Hypers.permutate<Any>("only"),
                    ),
                ),
            )

        "each DNA has the form that PyGlove would give it, and is read back" {
            val forms =
                mapOf(
                    "[0, =4, <0>]" to "DNA([0, 0, 0])",
                    "[1:[{2 0}, 0.5], =10, <0>]" to "DNA([(1, [[2, 0], 0.5]), 2, 0])",
                    "[2:[0], =7, <0>]" to "DNA([(2, 0), 1, 0])",
                    "[2:[1:[<2 0 1>]], =7, <0>]" to "DNA([(2, 1, [2, 0, 1]), 1, 0])",
                )
            for ((ours, theirs) in forms) {
                val node = PyGloveDna.write(space.spec(), Dna.parse(ours))
                node.toString() shouldBe theirs
                PyGloveDna.read(space.spec(), node) shouldBe Dna.parse(ours)
                PyGloveDna.read(space.spec(), PyGloveNode.of(node.toNested())) shouldBe Dna.parse(ours)
                PyGloveLiterals.parse(theirs.removePrefix("DNA(").dropLast(1)) shouldBe node
            }
        }

        "what does not fit is left for the spec to judge" {
            val wrong = PyGloveDna.read(space.spec(), PyGloveNode.of(listOf(9L, 0.5, listOf(0L, 0L))))
            space.spec().check(wrong).map { it.toString() } shouldBe
                listOf(
                    "a: expected candidate in [0, 2], found 9",
                    "b: expected int in [4, 10] step 3, found 0.5",
                    "c: expected order of 1, found {0 0}",
                )
            val short = PyGloveDna.read(space.spec(), PyGloveNode.of(0L))
            space.spec().check(short).single().toString() shouldBe
                "(root): expected 3 decisions, found 1 decision. The decisions are a, b, c"
        }

        "what cannot be a decision is refused" {
            val refused =
                mapOf(
                    listOf(-1L, 0L, 0L) to "DNA: expected a candidate number in [0, inf), found -1",
                    listOf(0L, 3L, 0L) to "b: expected a position in [0, 3), found 3",
                    listOf(0L, true, 0L) to "DNA: expected none, int, float, text, list or tuple, found true",
                )
            for ((nested, message) in refused) {
                val node = runCatching { PyGloveDna.read(space.spec(), PyGloveNode.of(nested)) }
                node.exceptionOrNull()?.message shouldBe message
            }
        }

        "literals are read, or refused with position and expectation" {
            PyGloveLiterals.parse("[0, (1, 2.5), 'abc', None]").toString() shouldBe "DNA([0, (1, 2.5), 'abc', None])"
            PyGloveLiterals.parse("[[0, 1]]").toString() shouldBe "DNA([0, 1])"
            PyGloveLiterals.parse("(0, [1])").toString() shouldBe "DNA(0, 1)"
            val refused =
                mapOf(
                    "(0,)" to "DNA: expected a tuple of at least 2 decisions, found [0]",
                    "(0, (1, 2))" to
                        "DNA: expected a decision or a list of decisions at the end of a tuple, " +
                        "found [__tuple__, 1, 2]",
                    "('a', 1)" to "DNA: expected a candidate number before the end of a tuple, found a",
                    "{'a': 1}" to "DNA literal: expected a decision at position 0 of '{'a': 1}', found '{'a': 1}'",
                    "[0 1]" to "DNA literal: expected ',' or ']' at position 3 of '[0 1]', found '1]'",
                )
            for ((text, message) in refused) {
                shouldThrow<DnaException> { PyGloveLiterals.parse(text) }.message shouldBe message
            }
        }

        "reals, texts and paths are spelled as in Python" {
            listOf(1e-5, 1e-4, 0.5, 1e9, 1e15, 1e16, -2.5e-7, 0.0).map { PyGloveText.real(it) } shouldBe
                listOf("1e-05", "0.0001", "0.5", "1000000000.0", "1000000000000000.0", "1e+16", "-2.5e-07", "0.0")
            listOf("it's", "say \"hi\"", "tab\t", "back\\slash").map { PyGloveText.repr(it) } shouldBe
                listOf("\"it's\"", "'say \"hi\"'", "'tab\\t'", "'back\\\\slash'")
            val path = PyGloveText.parsePath("a[a.b].c[0][c[1]][=1/3].d")
            path.toString() shouldBe "a[\"a.b\"].c[0][\"c[1]\"][=1].d"
            PyGloveText.path(path) shouldBe "a[a.b].c[0][c[1]].candidates[1].d"
        }

        "updates name places from the end, and behind it" {
            val read = { value: Any? -> Symbols.lift(value) }
            val tree = Symbols.lift(listOf("a", "b"))
            PyGloveEdits(read).of(mapOf("[-1]" to "c", "[7]" to "d"), tree).apply(tree) shouldBe
                Symbols.lift(listOf("a", "c", "d"))
            shouldThrow<SymbolException> { PyGloveEdits(read).of(mapOf("[-3]" to "c"), tree).apply(tree) }
        }
    })
