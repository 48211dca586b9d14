package org.espalier.samples.ask

import java.io.Reader

/**
 * Lines of a stream, of bounded length: of a longer one only the start is kept, so that no line can exhaust the memory.
 */
internal class Lines(private val reader: Reader, private val longest: Int) {
    /** A line; [whole] is false if its end was thrown away. */
    data class Line(val text: String, val whole: Boolean)

    private val buffer = CharArray(BUFFER)
    private var at = 0
    private var end = 0

    /** Returns the next line without its end; null at the end of the stream. Waits until there is one. */
    fun next(): Line? {
        val text = StringBuilder()
        var whole = true
        var any = false
        while (true) {
            if (at == end) {
                at = 0
                end = maxOf(0, reader.read(buffer))
                if (end == 0) {
                    return if (any) Line(text.toString(), whole) else null
                }
            }
            any = true
            val newline = (at until end).firstOrNull { buffer[it] == '\n' } ?: end
            val room = minOf(newline - at, longest - text.length)
            text.append(buffer, at, room)
            whole = whole && room == newline - at
            at = newline
            if (at < end) {
                at++
                return Line(text.removeSuffix("\r").toString(), whole)
            }
        }
    }

    private companion object {
        const val BUFFER = 8192
    }
}
