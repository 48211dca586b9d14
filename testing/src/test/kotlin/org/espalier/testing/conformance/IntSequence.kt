package org.espalier.testing.conformance

import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import java.util.Optional
import java.util.random.RandomGenerator

/** The custom decision of the recorded cases: `"1,2,3"` stands for `[1, 2, 3]`, the empty text for the empty list. */
object IntSequence : TextGenes {
    private const val DIGITS = 10
    private const val LONGEST_LISTED = 3
    private val FORM = Regex("(\\d{1,9}(,\\d{1,9})*)?")

    override fun kind(): String = "IntSequence"

    override fun isValid(value: String): Boolean = FORM.matches(value)

    override fun random(random: RandomGenerator, previous: Optional<String>): String =
        List(random.nextInt(LONGEST_LISTED + 2)) { random.nextInt(DIGITS) }.joinToString(",")

    override fun first(): Optional<String> = Optional.of("")

    /** Lists the empty sequence, `0`, `0,1` and `0,1,2`. */
    override fun next(value: String): Optional<String> {
        val length = items(value).size
        return if (length < LONGEST_LISTED) Optional.of((0..length).joinToString(",")) else Optional.empty()
    }

    private fun items(text: String): List<Int> = if (text.isEmpty()) emptyList() else text.split(',').map { it.toInt() }

    /** Texts to lists and back. */
    object Codec : CustomHyper.Codec<List<Any>> {
        override fun decode(text: String): Symbol<List<Any>> = Symbols.list(items(text).map { Symbols.just<Any>(it) })

        override fun encode(value: Symbol<*>): Optional<String> {
            val numbers = (value as? ListSymbol<*>)?.children()?.map { (it as? Literal<*>)?.value() as? Int }
            return if (numbers == null || null in numbers) Optional.empty() else Optional.of(numbers.joinToString(","))
        }
    }
}
