package org.espalier.samples.first

import org.espalier.algo.evolution.RegularizedEvolution
import org.espalier.dsl.component1
import org.espalier.dsl.component2
import org.espalier.dsl.floatv
import org.espalier.dsl.invoke
import org.espalier.dsl.oneOf
import org.espalier.dsl.symbolize
import org.espalier.study.Study

// readme:first-kotlin
sealed interface Rule
data class Plain(val rate: Double) : Rule
data class Momentum(val rate: Double, val keep: Double) : Rule
data class Descent(val rule: Rule, val steps: Int)

val plain = symbolize(::Plain)
val momentum = symbolize(::Momentum)
val descent = symbolize(::Descent)

val rate = floatv(1e-4..5e-2).log()
val space = descent(oneOf(plain(rate), momentum(rate, oneOf(0.5, 0.9, 0.99))), oneOf(50, 100))

fun search() {
    val study = Study.of(space).algorithm(RegularizedEvolution()).start()
    for ((child, feedback) in study.sample(200)) feedback(roll(child))
    println(study.best().symbol())
}
// readme:end

/** How deep a ball gets that starts at 2: a valley at 1.1 is 1.1 deep, another one at -1.3 is 3.5 deep. */
fun roll(descent: Descent): Double {
    var x = 2.0
    var speed = 0.0
    repeat(descent.steps) {
        val slope = 4 * x * x * x - 6 * x + 1
        speed = when (val rule = descent.rule) {
            is Plain -> -rule.rate * slope
            is Momentum -> rule.keep * speed - rule.rate * slope
        }
        x += speed
    }
    return -(x * x * x * x - 3 * x * x + x)
}
