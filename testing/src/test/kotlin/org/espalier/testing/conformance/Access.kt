package org.espalier.testing.conformance

/** The files do not have the form that the runner reads, or are not there. */
class ConformanceException(message: String) : IllegalArgumentException(message)

/** Returns the text at [key]. */
internal fun Map<String, Any?>.text(key: String): String =
    this[key] as? String ?: throw ConformanceException("'$key': expected text, found ${this[key]}")

/** Returns the list at [key]. */
internal fun Map<String, Any?>.list(key: String): List<Any?> =
    this[key] as? List<*> ?: throw ConformanceException("'$key': expected a list, found ${this[key]}")

/** Returns the map at [key]. */
internal fun Map<String, Any?>.map(key: String): Map<String, Any?> = asMap(this[key], key)

/** Returns the list of maps at [key]. */
internal fun Map<String, Any?>.maps(key: String): List<Map<String, Any?>> = list(key).map { asMap(it, key) }

@Suppress("UNCHECKED_CAST") // maps read from JSON have texts as keys
internal fun asMap(
    value: Any?,
    what: String,
): Map<String, Any?> =
    value as? Map<String, Any?> ?: throw ConformanceException("'$what': expected an object, found $value")
