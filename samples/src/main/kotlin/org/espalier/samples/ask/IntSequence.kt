package org.espalier.samples.ask

import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.hyper.Hypers
import org.espalier.symbol.ListSymbol
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import java.util.Optional
import java.util.random.RandomGenerator

/** The custom decision that neutral files may name: `"1,2,3"` stands for `[1, 2, 3]`, the empty text for the empty list. */
internal object IntSequence : TextGenes, CustomHyper.Codec<List<Any>> {
    private const val DIGITS = 10
    private const val LONGEST = 3
    private val FORM = Regex("(\\d{1,9}(,\\d{1,9})*)?")

    fun undecided(): CustomHyper<List<Any>> = Hypers.custom(this, this)

    override fun kind(): String = "IntSequence"

    override fun isValid(value: String): Boolean = FORM.matches(value)

    override fun random(random: RandomGenerator, previous: Optional<String>): String =
        List(random.nextInt(LONGEST + 2)) { random.nextInt(DIGITS) }.joinToString(",")

    override fun first(): Optional<String> = Optional.of("")

    override fun next(value: String): Optional<String> {
        val length = items(value).size
        return if (length < LONGEST) Optional.of((0..length).joinToString(",")) else Optional.empty()
    }

    override fun decode(text: String): Symbol<List<Any>> = Symbols.list(items(text).map { Symbols.just<Any>(it) })

    override fun encode(value: Symbol<*>): Optional<String> {
        val numbers = (value as? ListSymbol<*>)?.children()?.map { (it as? Literal<*>)?.value() as? Int }
        return if (numbers == null || null in numbers) Optional.empty() else Optional.of(numbers.joinToString(","))
    }

    private fun items(text: String): List<Int> = if (text.isEmpty()) emptyList() else text.split(',').map { it.toInt() }
}
