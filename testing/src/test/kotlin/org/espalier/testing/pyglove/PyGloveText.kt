package org.espalier.testing.pyglove

import org.espalier.path.Path
import org.espalier.path.Step
import java.math.BigDecimal

/** How Python and PyGlove write plain values and paths. */
object PyGloveText {
    private const val SMALLEST_PLAIN_EXPONENT = -4
    private const val LARGEST_PLAIN_EXPONENT = 16

    /** `repr` of a number, a text, a boolean or `None`. */
    fun repr(value: Any?): String = when (value) {
        null -> "None"
        true -> "True"
        false -> "False"
        is Float, is Double -> real((value as Number).toDouble())
        is String -> text(value)
        else -> value.toString()
    }

    /** A real as Python writes it: `1e-05`, `0.0001`, `1000000000.0`. */
    fun real(value: Double): String {
        if (!value.isFinite()) {
            return if (value.isNaN()) {
                "nan"
            } else if (value > 0) {
                "inf"
            } else {
                "-inf"
            }
        }
        if (value == 0.0) {
            return value.toString()
        }
        val decimal = BigDecimal(value.toString()).stripTrailingZeros()
        val digits = decimal.unscaledValue().abs().toString()
        val exponent = digits.length - decimal.scale() - 1
        if (exponent in SMALLEST_PLAIN_EXPONENT until LARGEST_PLAIN_EXPONENT) {
            val plain = decimal.toPlainString()
            return if ('.' in plain) plain else "$plain.0"
        }
        val fraction = if (digits.length > 1) "." + digits.substring(1) else ""
        val sign = if (exponent < 0) "-" else "+"
        return (if (value < 0) "-" else "") + digits[0] + fraction + "e" + sign +
            Math.abs(exponent).toString().padStart(2, '0')
    }

    private fun text(value: String): String {
        val quote = if ('\'' in value && '"' !in value) '"' else '\''
        val out = StringBuilder().append(quote)
        for (c in value) {
            when {
                c == quote || c == '\\' -> out.append('\\').append(c)
                c == '\n' -> out.append("\\n")
                c == '\r' -> out.append("\\r")
                c == '\t' -> out.append("\\t")
                c < ' ' || c == '\u007f' -> out.append("\\x%02x".format(c.code))
                else -> out.append(c)
            }
        }
        return out.append(quote).toString()
    }

    /**
     * A path as PyGlove writes it. A step into a candidate that is not decided goes through the field `candidates` of
     * the undecided node: `x.candidates[1].u`.
     */
    fun path(path: Path): String {
        val out = StringBuilder()
        for (step in path.steps()) {
            when (step) {
                is Step.Key -> key(out, step.name())

                is Step.Index -> out.append('[').append(step.value()).append(']')

                is Step.Branch -> {
                    key(out, "candidates")
                    out.append('[').append(step.candidate()).append(']')
                }
            }
        }
        return out.toString()
    }

    private fun key(out: StringBuilder, name: String) {
        if (name.any { it in ".[]" }) {
            out.append('[').append(name).append(']')
        } else {
            out.append(if (out.isEmpty()) "" else ".").append(name)
        }
    }

    /** Two paths, one after the other. */
    fun join(prefix: String, relative: String): String = when {
        prefix.isEmpty() -> relative
        relative.isEmpty() || relative.startsWith("[") -> prefix + relative
        else -> "$prefix.$relative"
    }

    /** Reads a path in PyGlove's notation, with decision ids' `[=i/n]`, which become branches. */
    fun parsePath(text: String): Path {
        var path = Path.ROOT
        var at = 0
        while (at < text.length) {
            if (text[at] == '[') {
                val end = closing(text, at)
                path = path.child(bracketed(text.substring(at + 1, end)))
                at = end + 1
            } else {
                val from = if (text[at] == '.') at + 1 else at
                val end = text.indexOfAny(charArrayOf('.', '['), from).let { if (it < 0) text.length else it }
                path = path.key(text.substring(from, end))
                at = end
            }
        }
        return path
    }

    private fun closing(text: String, open: Int): Int {
        var depth = 0
        for (i in open until text.length) {
            depth += if (text[i] == '[') {
                1
            } else if (text[i] == ']') {
                -1
            } else {
                0
            }
            if (depth == 0) {
                return i
            }
        }
        throw IllegalArgumentException("path: expected ']' in '$text', found the end")
    }

    private fun bracketed(inner: String): Step = inner.toIntOrNull()?.takeIf { it >= 0 }?.let { Step.Index(it) }
        ?: if (inner.startsWith("=")) {
            Step.Branch(inner.substring(1).substringBefore('/').toInt())
        } else {
            Step.Key(inner)
        }
}
