package org.espalier.testing.pyglove

import org.espalier.geno.Tags
import java.util.Optional

/**
 * PyGlove's hints, one value of any kind, and ours, a list of texts, numbers and booleans: a list of at least two of
 * those is that list, any other structure becomes one hint, its text.
 */
object PyGloveHints {
    private const val STRUCTURE = "hints:"

    /** Returns the tags with the hints of [value], which may be null for none. */
    fun tags(name: String?, value: Any?): Tags = Tags(Optional.ofNullable(name), ours(value))

    private fun ours(value: Any?): List<Any> = when {
        value == null -> emptyList()
        isPlain(value) -> listOf(value)
        value is List<*> && value.size > 1 && value.all { isPlain(it) } -> value.map { requireNotNull(it) }
        else -> listOf(STRUCTURE + Plain.show(value))
    }

    private fun isPlain(value: Any?) = value is String || value is Number || value is Boolean

    /** Returns PyGlove's value; null for no hints. */
    fun of(tags: Tags): Any? {
        val hints = tags.hints()
        val only = hints.singleOrNull()
        return when {
            hints.isEmpty() -> null
            only is String && only.startsWith(STRUCTURE) -> Plain.parse(only.removePrefix(STRUCTURE))
            else -> only ?: hints
        }
    }
}
