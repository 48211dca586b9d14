package org.espalier.samples.first

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.comparables.shouldBeGreaterThan
import io.kotest.matchers.comparables.shouldBeLessThan
import io.kotest.matchers.shouldBe
import org.espalier.samples.house.Checkout
import java.io.ByteArrayOutputStream
import java.io.PrintStream

class FirstSearchSpec :
    StringSpec({
        "both languages print the winner that the README shows" {
            val kotlin = printed { search() }
            kotlin shouldBe printed { FirstExample.search() }
            Checkout.text(Checkout.root().resolve("README.md")).get().contains("\n$kotlin\n") shouldBe true
        }

        "the winner lies in the deeper valley, which plain descent never reaches" {
            roll(Descent(Momentum(0.012, 0.9), 100)) shouldBeGreaterThan 3.5
            for (rate in listOf(1e-4, 1e-3, 1e-2, 5e-2)) roll(Descent(Plain(rate), 100)) shouldBeLessThan 1.08
        }
    })

/** What [action] writes to the standard output, without the last line break. */
private fun printed(action: () -> Unit): String {
    val before = System.out
    val bytes = ByteArrayOutputStream()
    System.setOut(PrintStream(bytes, true, Charsets.UTF_8))
    try {
        action()
    } finally {
        System.setOut(before)
    }
    return bytes.toString(Charsets.UTF_8).trimEnd()
}
