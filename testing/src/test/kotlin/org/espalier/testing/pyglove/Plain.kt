package org.espalier.testing.pyglove

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.math.BigInteger

/**
 * JSON as plain values: maps in order, lists, texts, booleans, null; a number with a dot or an exponent is a [Double],
 * any other a [Long], or a [BigInteger] if it is too large for one.
 */
object Plain {
    /** Reads JSON text. */
    fun parse(text: String): Any? = of(Json.parseToJsonElement(text))

    /** Returns the plain value of a JSON element. */
    fun of(element: JsonElement): Any? = when (element) {
        is JsonNull -> null
        is JsonArray -> element.map { of(it) }
        is JsonObject -> element.mapValues { of(it.value) }
        is JsonPrimitive -> if (element.isString) element.content else word(element.content)
    }

    private fun word(content: String): Any = when {
        content == "true" -> true
        content == "false" -> false
        content.any { it in ".eE" } -> content.toDouble()
        else -> content.toLongOrNull() ?: BigInteger(content)
    }

    /** Returns JSON text that is equal for equal values only: `1` and `1.0` differ, and so do orders of keys. */
    fun show(value: Any?): String = when (value) {
        is Map<*, *> -> value.entries.joinToString(",", "{", "}") { quote("${it.key}") + ":" + show(it.value) }
        is List<*> -> value.joinToString(",", "[", "]") { show(it) }
        is String -> quote(value)
        is Float -> value.toDouble().toString()
        else -> value.toString()
    }

    private fun quote(text: String) = JsonPrimitive(text).toString()
}
