package org.espalier.samples.house

import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.invariantSeparatorsPathString
import kotlin.streams.toList

/**
 * Prints what users of a module can reach: public and protected types and members, one line each, in a stable order.
 *
 * Java classes are read by reflection, Kotlin classes from their metadata, so that nullability, default arguments and
 * `internal` are seen as a Kotlin user sees them. Names lose the prefixes `java.lang.`, `kotlin.`, `kotlin.collections.` and `org.espalier.`.
 */
internal object ApiSurface {
    /** The surface of the compiled classes below [folder], which must also be on the class path. */
    @JvmStatic
    fun of(folder: Path): List<String> = of(classes(folder))

    /** The surface of some classes. */
    fun of(classes: List<Class<*>>): List<String> = classes.sortedBy { it.name }
        .groupBy { it.packageName }
        .toSortedMap()
        .filterKeys { it != "org.espalier.internal" }
        .mapNotNull { (name, classes) ->
            classes.flatMap(::describe).ifEmpty { null }?.let {
                listOf("", "package $name") +
                    it
            }
        }
        .flatten()

    private fun classes(folder: Path): List<Class<*>> = if (!Files.isDirectory(folder)) {
        emptyList()
    } else {
        Files.walk(folder).use { files ->
            files.filter { it.extension == "class" }
                .map { folder.relativize(it).invariantSeparatorsPathString.removeSuffix(".class").replace('/', '.') }
                .filter { !it.endsWith("-info") }
                .map { Class.forName(it, false, javaClass.classLoader) }
                .toList()
        }
    }

    private fun describe(type: Class<*>): List<String> {
        val metadata = type.getAnnotation(Metadata::class.java)
        val description = when {
            type.isSynthetic || type.isAnonymousClass || type.isLocalClass || !exposed(type) -> null
            metadata != null -> KotlinSurface.describe(type, metadata)
            else -> JavaSurface.describe(type)
        } ?: return emptyList()
        return listOf("  " + description.header) + description.members.sorted().map { "    $it" }
    }

    private fun exposed(type: Class<*>): Boolean =
        isReachable(type.modifiers) && (type.enclosingClass?.let(::exposed) ?: true)

    fun isReachable(modifiers: Int): Boolean = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)

    fun shorten(name: String): String =
        name.replace(Regex("\\b(?:java\\.lang|org\\.espalier|kotlin\\.collections|kotlin)\\.(?=\\w)"), "")

    /** A type's own line and one line for each of its members. */
    class Description(val header: String, val members: List<String>)
}
