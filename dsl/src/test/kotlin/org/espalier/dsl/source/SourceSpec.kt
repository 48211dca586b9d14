package org.espalier.dsl.source

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.FunSpec
import io.kotest.matchers.collections.shouldContainExactly
import io.kotest.matchers.shouldBe
import org.espalier.dsl.toSource
import org.espalier.report.SymbolSource
import java.nio.file.Files
import java.nio.file.Path

/**
 * What is printed as source is the text of functions that are compiled with these tests, and these functions return equal
 * trees. Line breaks and commas at line ends belong to the formatter.
 */
class SourceSpec :
    FunSpec({
        val kotlin =
            functions(
                "src/test/kotlin/org/espalier/dsl/source/KotlinSources.kt",
                Regex("fun (\\w+)\\(\\): Symbol<\\*> ="),
            )
        val java =
            functions(
                "src/test/java/org/espalier/dsl/source/JavaSources.java",
                Regex("Symbol<\\?> (\\w+)\\(\\) \\{\\s*return"),
            )

        test("every tree is there in both languages") {
            kotlin.keys.toList() shouldContainExactly SourceTrees.trees.keys.toList()
            java.keys.toList() shouldContainExactly SourceTrees.trees.keys.toList()
            KotlinSources.trees().keys shouldContainExactly SourceTrees.trees.keys
            JavaSources.trees().keys shouldContainExactly SourceTrees.trees.keys
        }

        for ((name, tree) in SourceTrees.trees) {
            test("$name as Kotlin") {
                withClue(tree.toSource()) {
                    plain(tree.toSource()) shouldBe kotlin[name]
                    KotlinSources.trees().getValue(name) shouldBe tree
                }
            }

            test("$name as Java") {
                val source = SymbolSource.JAVA.print(tree)
                withClue(source) {
                    plain(source) shouldBe java[name]
                    JavaSources.trees().getValue(name) shouldBe tree
                }
            }
        }
    })

private fun plain(source: String) = source.replace(Regex("\\s+"), "").replace(",)", ")")

/** The bodies of the functions in a file, by name, without white space. */
private fun functions(file: String, head: Regex): Map<String, String> {
    val text = Files.readString(Path.of(file))
    return head.findAll(text).associate {
        val body = text.substring(it.range.last + 1)
        it.groupValues[1] to plain(body.substring(0, Regex(";\\n|\\n\\n|\\n}").find(body)!!.range.first))
    }
}
