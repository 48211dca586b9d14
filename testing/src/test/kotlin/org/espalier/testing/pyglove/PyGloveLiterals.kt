package org.espalier.testing.pyglove

import org.espalier.geno.DnaException

/** Reads DNA as Python writes it: `[0, (1, 2.5), 'abc']`. */
class PyGloveLiterals private constructor(private val text: String) {
    private var at = 0

    private fun value(): Any? {
        skipBlanks()
        val c = peek()
        return when {
            c == '[' -> sequence(']')
            c == '(' -> listOf(PyGloveNode.TUPLE) + sequence(')')
            c == '\'' || c == '"' -> string(c)
            c == '-' || c.isDigit() || c == '.' -> number()
            text.startsWith("None", at) -> null.also { at += "None".length }
            else -> throw unexpected("a decision")
        }
    }

    private fun sequence(close: Char): List<Any?> {
        at++
        val items = ArrayList<Any?>()
        skipBlanks()
        while (peek() != close) {
            items.add(value())
            skipBlanks()
            if (peek() == ',') {
                at++
                skipBlanks()
            } else if (peek() != close) {
                throw unexpected("',' or '$close'")
            }
        }
        at++
        return items
    }

    private fun string(quote: Char): String {
        val end = text.indexOf(quote, at + 1)
        if (end < 0) {
            throw unexpected("the end of a text")
        }
        return text.substring(at + 1, end).also { at = end + 1 }
    }

    private fun number(): Any {
        val from = at
        while (at < text.length && (text[at].isLetterOrDigit() || text[at] in "+-.")) {
            at++
        }
        val word = text.substring(from, at)
        return word.toLongOrNull() ?: word.toDoubleOrNull() ?: throw unexpected("a number")
    }

    private fun skipBlanks() {
        while (at < text.length && text[at] == ' ') {
            at++
        }
    }

    private fun peek(): Char = if (at < text.length) text[at] else '\u0000'

    private fun unexpected(expected: String) =
        DnaException("DNA literal: expected $expected at position $at of '$text', found '${text.drop(at)}'")

    companion object {
        /** @throws DnaException if [text] is not a DNA; shows where and what was expected */
        fun parse(text: String): PyGloveNode {
            val reader = PyGloveLiterals(text)
            val nested = reader.value()
            reader.skipBlanks()
            if (reader.at < text.length) {
                throw reader.unexpected("the end")
            }
            return PyGloveNode.of(nested)
        }
    }
}
