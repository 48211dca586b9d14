package org.espalier.io

import org.espalier.geno.TextGenes
import org.espalier.hyper.CustomHyper
import org.espalier.symbol.Literal
import org.espalier.symbol.Symbol
import org.espalier.symbol.Symbols
import java.util.Optional
import java.util.random.RandomGenerator

/** A custom decision for tests: a text of digits. */
object Digits : TextGenes {
    override fun kind(): String = "Digits"

    override fun isValid(value: String): Boolean = value.all { it in '0'..'9' }

    override fun random(random: RandomGenerator, previous: Optional<String>): String = random.nextInt(1000).toString()

    /** Texts to trees and back. */
    object Codec : CustomHyper.Codec<Any> {
        override fun decode(text: String): Symbol<Any> = Symbols.just<Any>(text)

        override fun encode(value: Symbol<*>): Optional<String> =
            Optional.ofNullable((value as? Literal<*>)?.value() as? String)
    }
}
