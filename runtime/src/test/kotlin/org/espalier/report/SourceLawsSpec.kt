package org.espalier.report

import io.kotest.assertions.withClue
import io.kotest.core.spec.style.StringSpec
import io.kotest.engine.spec.tempdir
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.RandomSource
import io.kotest.property.arbitrary.string
import io.kotest.property.arbitrary.take
import org.espalier.symbol.Symbol
import org.espalier.symbol.SymbolType
import org.espalier.symbol.Symbols
import org.espalier.symbol.tree
import java.net.URLClassLoader
import java.nio.file.Path
import javax.tools.ToolProvider
import kotlin.io.path.writeText

/** Source in Java is compiled here and makes the tree that was printed, whatever the tree. */
class SourceLawsSpec :
    StringSpec({
        "random trees, printed as Java and compiled, are equal trees" {
            val trees = Arb.tree().take(60, RandomSource.seeded(7)).toList()
            val source = SymbolSource.JAVA.types(::reference)
            val narrow = source.width(0).showingDefaults()
            val texts = trees.flatMap { listOf(source.print(it), narrow.print(it)) }
            compiled(tempdir().toPath(), texts).forEachIndexed { i, tree ->
                withClue(texts[i]) { tree shouldBe trees[i / 2] }
            }
        }

        "random texts, printed as Java and compiled, are equal texts" {
            val odd =
                listOf("\u0000\u001f\u007f\u0080\u2028\ud800", "\\u0022", "\$a\${b}", "'\"", "\udc00x\ud83d\ude00")
            val trees = (Arb.string(0, 20).take(100, RandomSource.seeded(3)).toList() + odd).map { Symbols.lift(it) }
            compiled(tempdir().toPath(), trees.map(SymbolSource.JAVA::print)) shouldBe trees
        }
    })

private fun reference(type: SymbolType<*>): TypeSource =
    TypeSource.OfType("org.espalier.symbol.SymbolArbKt.get${type.name().uppercase()}()")

/** Compiles one method for each expression and returns what they return. */
private fun compiled(folder: Path, expressions: List<String>): List<Symbol<*>> {
    val methods = expressions.mapIndexed { i, text -> "public static Symbol<?> m$i() { return $text; }" }
    val imports =
        listOf("static org.espalier.hyper.Hypers.*", "static org.espalier.symbol.Symbols.*") +
            listOf("org.espalier.symbol.Symbol", "java.util.*")
    val file = folder.resolve("Printed.java")
    file.writeText(
        imports.joinToString("") { "import $it;\n" } + "public class Printed {\n${methods.joinToString("\n")}\n}\n",
    )
    val classPath = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
    val arguments = arrayOf("-nowarn", "-proc:none", "-encoding", "UTF-8", "-cp", classPath, file.toString())
    ToolProvider.getSystemJavaCompiler().run(null, null, null, *arguments) shouldBe 0
    URLClassLoader(arrayOf(folder.toUri().toURL()), Symbol::class.java.classLoader).use { loader ->
        val printed = loader.loadClass("Printed")
        return expressions.indices.map { printed.getMethod("m$it").invoke(null) as Symbol<*> }
    }
}
