package org.espalier.geno

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.double
import io.kotest.property.arbitrary.filter
import io.kotest.property.arbitrary.long
import io.kotest.property.arbitrary.string
import org.espalier.geno.Decision.FloatValue
import org.espalier.geno.Decision.IntValue
import org.espalier.geno.Decision.TextValue
import java.util.SplittableRandom

class DnaTextSpec :
    StringSpec({
        "parsing inverts printing for DNA of any spec" {
            val random = SplittableRandom(1)
            law(20260102, 500, Arb.dnaSpec()) { spec ->
                val dna = DnaSampler.overDecisions().sample(spec, random)
                spec.check(dna).shouldBeEmpty()
                Dna.parse(dna.toString()) shouldBe dna
            }
        }

        "parsing inverts printing for any real, to the last bit" {
            law(20260102, 500, Arb.double().filter { it.isFinite() }) { value ->
                val dna = Dna.of(FloatValue(value))
                Dna.parse(dna.toString()) shouldBe dna
            }
        }

        "parsing inverts printing for any integer and any text" {
            law(20260102, 500, Arb.long(), Arb.string()) { number, text ->
                val dna = Dna.of(IntValue(number), TextValue(text))
                Dna.parse(dna.toString()) shouldBe dna
            }
        }

        "cutting a DNA text anywhere is an error of the expected type, never another one" {
            val random = SplittableRandom(2)
            law(20260102, 500, Arb.dnaSpec()) { spec ->
                val text = DnaSampler.overDecisions().sample(spec, random).toString()
                for (end in 0 until text.length) {
                    runCatching { Dna.parse(text.substring(0, end)) }.exceptionOrNull()!!::class shouldBe
                        DnaException::class
                }
            }
        }
    })
