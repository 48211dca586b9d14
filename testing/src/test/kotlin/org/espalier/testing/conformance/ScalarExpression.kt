package org.espalier.testing.conformance

import org.espalier.algo.evolution.scalar.Phase
import org.espalier.algo.evolution.scalar.Scalar
import org.espalier.algo.evolution.scalar.Schedules
import org.espalier.algo.evolution.scalar.StepWise
import kotlin.math.E
import kotlin.math.PI

/** Schedules as they are written in Python. */
internal class ScalarExpression private constructor(private val tokens: List<String>) {
    private var at = 0

    private val next: String? get() = tokens.getOrNull(at)

    private fun take(token: String): Boolean = (next == token).also { if (it) at++ }

    private fun expect(token: String) {
        if (!take(token)) throw ConformanceException("expr: expected '$token' at token $at, found '$next' in $tokens")
    }

    private fun sum(): Scalar {
        var left = product()
        while (true) {
            left =
                when {
                    take("+") -> left.plus(product())
                    take("-") -> left.minus(product())
                    else -> return left
                }
        }
    }

    private fun product(): Scalar {
        var left = sign()
        while (true) {
            left =
                when {
                    take("*") -> left.times(sign())
                    take("//") -> left.over(sign()).floor()
                    take("/") -> left.over(sign())
                    take("%") -> left.mod(sign())
                    else -> return left
                }
        }
    }

    private fun sign(): Scalar = if (take("-")) sign().negate() else power()

    private fun power(): Scalar {
        val base = postfix()
        return if (take("**")) base.power(sign()) else base
    }

    private fun postfix(): Scalar {
        var value = atom()
        while (take(".")) {
            val method = tokens[at++]
            expect("(")
            expect(")")
            value = call(method, mutableMapOf("0" to value))
        }
        return value
    }

    private fun atom(): Scalar {
        if (take("(")) {
            return sum().also { expect(")") }
        }
        val word = tokens[at++]
        word.toDoubleOrNull()?.let { return Scalar.of(it) }
        return when {
            word == "STEP" -> Scalar.STEP

            word == "math" || word == "pg" || word == "scalars" -> {
                expect(".")
                atom()
            }

            word == "pi" -> Scalar.of(PI)

            word == "e" -> Scalar.of(E)

            word == "StepWise" -> stepWise()

            else -> {
                expect("(")
                call(word, arguments())
            }
        }
    }

    private fun arguments(): Map<String, Scalar> {
        val found = LinkedHashMap<String, Scalar>()
        while (!take(")")) {
            if (tokens.getOrNull(at + 1) == "=") {
                val name = tokens[at]
                at += 2
                found[name] = if (take("True")) {
                    Scalar.of(1.0)
                } else if (take("False")) {
                    Scalar.of(0.0)
                } else {
                    sum()
                }
            } else {
                found[found.size.toString()] =
                    if (take("True")) {
                        Scalar.of(1.0)
                    } else if (take("False")) {
                        Scalar.of(0.0)
                    } else {
                        sum()
                    }
            }
            take(",")
        }
        return found
    }

    private fun stepWise(): Scalar {
        expect("(")
        expect("[")
        val phases = ArrayList<Pair<Double, Scalar>>()
        while (!take("]")) {
            expect("(")
            val length = sum().at(0, ZERO)
            expect(",")
            phases += length to sum()
            expect(")")
            take(",")
        }
        take(",")
        val total = arguments().values.firstOrNull()?.at(0, ZERO)
        return if (total == null) {
            StepWise(phases.map { (length, value) -> Phase(length.toLong(), value) })
        } else {
            StepWise.over(
                total.toInt(),
                *phases.map { (share, value) -> Phase(Math.round(share * MILLION), value) }.toTypedArray(),
            )
        }
    }

    private fun call(name: String, arguments: Map<String, Scalar>): Scalar {
        fun argument(index: Int, key: String) = arguments[index.toString()] ?: arguments[key]

        fun number(index: Int, key: String, default: Double) = argument(index, key)?.at(0, ZERO) ?: default

        fun x() = argument(0, "x") ?: throw ConformanceException("expr: expected an argument of $name")
        return when (name) {
            "linear" -> Schedules.linear(
                number(0, "total_steps", 0.0).toInt(),
                number(1, "start", 1.0),
                number(2, "end", 0.0),
            )

            "cosine_decay" ->
                Schedules.cosineDecay(
                    number(0, "total_steps", 0.0).toInt(),
                    number(1, "start", 1.0),
                    number(2, "end", 0.0),
                )

            "exponential_decay" -> {
                val rate = number(0, "decay_rate", 0.0)
                val interval = number(1, "decay_interval", 1.0).toInt()
                val start = number(2, "start", 1.0)
                val stairs = number(3, "staircase", 1.0) != 0.0
                if (stairs) {
                    Schedules.staircaseDecay(
                        rate,
                        interval,
                        start,
                    )
                } else {
                    Schedules.exponentialDecay(rate, interval, start)
                }
            }

            "cyclic" ->
                Schedules.cyclic(
                    number(0, "cycle", 1.0).toInt(),
                    number(1, "initial_radiant", 0.0),
                    number(2, "high", 1.0),
                    number(3, "low", 0.0),
                )

            "Constant", "make_scalar" -> x()

            "abs", "Absolute" -> x().abs()

            "floor", "Floor" -> x().floor()

            "ceil", "Ceiling" -> x().ceil()

            "sqrt", "SquareRoot" -> x().sqrt()

            "exp", "Exp" -> x().exp()

            "cos", "Cosine" -> x().cos()

            "sin", "Sine" -> x().sin()

            "log", "Log" -> argument(1, "base")?.let { x().log(it) } ?: x().log()

            else -> throw ConformanceException("expr: expected a known function, found '$name'")
        }
    }

    companion object {
        private const val MILLION = 1_000_000
        private val ZERO = java.util.SplittableRandom(0)
        private val TOKEN = Regex("\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+|[A-Za-z_]\\w*|\\*\\*|//|\\S")

        fun parse(text: String): Scalar {
            val parser = ScalarExpression(TOKEN.findAll(text).map { it.value }.toList())
            return parser.sum().also {
                if (parser.next !=
                    null
                ) {
                    throw ConformanceException("expr: expected the end, found '${parser.next}' in '$text'")
                }
            }
        }
    }
}
