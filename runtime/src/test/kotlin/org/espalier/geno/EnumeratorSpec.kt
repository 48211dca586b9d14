package org.espalier.geno

import io.kotest.assertions.throwables.shouldThrow
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldBeEmpty
import io.kotest.matchers.shouldBe
import io.kotest.property.Arb
import io.kotest.property.arbitrary.filter
import java.math.BigInteger
import java.util.Optional
import kotlin.random.Random

class EnumeratorSpec :
    StringSpec({
        "iteration lists exactly the DNA that the definition allows, in their natural order" {
            law(20260101, 400, Arb.smallSpec()) { spec ->
                Enumerator.of(spec).stream().toList() shouldBe BruteForce.all(spec)
            }
        }

        "the size is the number of DNA listed" {
            law(20260101, 400, Arb.smallSpec()) { spec ->
                Enumerator.of(spec).size() shouldBe
                    Optional.of(BigInteger.valueOf(Enumerator.of(spec).stream().count()))
            }
        }

        "at, indexOf and next agree" {
            law(20260101, 400, Arb.smallSpec(300)) { spec ->
                val enumerator = Enumerator.of(spec)
                val all = BruteForce.all(spec)
                all.forEachIndexed { i, dna ->
                    enumerator.at(BigInteger.valueOf(i.toLong())) shouldBe dna
                    enumerator.indexOf(dna) shouldBe BigInteger.valueOf(i.toLong())
                    enumerator.next(dna) shouldBe Optional.ofNullable(all.getOrNull(i + 1))
                }
            }
        }

        "at and indexOf are inverse in huge spaces" {
            val shape = SpecShape(depth = 4, points = 4, candidates = 7, infinite = false)
            law(20260101, 400, Arb.dnaSpec(shape).filter { it.size().get().bitLength() in 10..4000 }) { spec ->
                val enumerator = Enumerator.of(spec)
                val size = spec.size().get()
                for (part in 0L..6L) {
                    val index = (size - BigInteger.ONE) * BigInteger.valueOf(part) / BigInteger.valueOf(6)
                    val dna = enumerator.at(index)
                    spec.check(dna).shouldBeEmpty()
                    enumerator.indexOf(dna) shouldBe index
                    if (part < 6) {
                        enumerator.next(dna) shouldBe Optional.of(enumerator.at(index + BigInteger.ONE))
                    }
                }
                shouldThrow<IndexOutOfBoundsException> { enumerator.at(size) }
            }
        }

        "the check accepts exactly the DNA that are listed" {
            val random = Random(3)
            law(20260101, 400, Arb.smallSpec(200)) { spec ->
                val valid = BruteForce.all(spec).toSet()
                valid.forEach { spec.check(it).shouldBeEmpty() }
                repeat(200) {
                    val dna = BruteForce.careless(spec, random)
                    spec.check(dna).isEmpty() shouldBe (dna in valid)
                }
            }
        }

        "the check accepts a DNA of another spec only if it is listed" {
            law(20260101, 400, Arb.smallSpec(200), Arb.smallSpec(200)) { spec, other ->
                val valid = BruteForce.all(spec).toSet()
                BruteForce.all(other).forEach { dna -> spec.check(dna).isEmpty() shouldBe (dna in valid) }
            }
        }
    })
