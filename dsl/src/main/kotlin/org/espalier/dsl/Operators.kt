package org.espalier.dsl

import org.espalier.algo.evolution.operation.Bounds
import org.espalier.algo.evolution.operation.Operation
import org.espalier.algo.evolution.operation.Operations
import org.espalier.algo.evolution.scalar.Scalar

/** The part of the output in [positions], such as `selection[0..2]`. */
public operator fun <A : Any, B : Any> Operation<A, B>.get(positions: IntRange): Operation<A, B> =
    slice(Bounds.of(positions.first, positions.last + 1))

/** The output at [position] alone; negative positions count from the end. */
public operator fun <A : Any, B : Any> Operation<A, B>.get(position: Int): Operation<A, B> = at(position)

/** The inputs that are not among the output. */
public operator fun <T : Any> Operation<T, T>.not(): Operation<T, T> = Operations.not(this)

/** This operation [exponent] times in a row. */
public infix fun <T : Any> Operation<T, T>.pow(exponent: Int): Operation<T, T> = Operations.power(this, exponent)

/** This operation, applied with [probability]; otherwise the output is the input. */
public infix fun <T : Any> Operation<T, T>.withProbability(probability: Double): Operation<T, T> =
    Operations.withProbability(probability, this)

/** This operation, applied with a [probability] that depends on the step; otherwise the output is the input. */
public infix fun <T : Any> Operation<T, T>.withProbability(probability: Scalar): Operation<T, T> =
    Operations.withProbability(probability, this)

/** The sum. */
public operator fun Double.plus(scalar: Scalar): Scalar = Scalar.of(this).plus(scalar)

/** The difference. */
public operator fun Double.minus(scalar: Scalar): Scalar = Scalar.of(this).minus(scalar)

/** The product. */
public operator fun Double.times(scalar: Scalar): Scalar = Scalar.of(this).times(scalar)

/** The quotient. */
public operator fun Scalar.div(divisor: Double): Scalar = over(divisor)

/** The quotient. */
public operator fun Scalar.div(divisor: Scalar): Scalar = over(divisor)

/** What is left of the quotient below its floor. */
public operator fun Scalar.rem(divisor: Double): Scalar = mod(divisor)

/** The negative value. */
public operator fun Scalar.unaryMinus(): Scalar = negate()

/** The pipeline: [next] of the output of this. */
public infix fun <A : Any, B : Any, C : Any> Operation<A, B>.then(next: Operation<B, C>): Operation<A, C> =
    this.then(next)

/** The union of the outputs on the same input, each object once. */
public infix fun <A : Any, B : Any> Operation<A, B>.or(other: Operation<A, B>): Operation<A, B> = this.or(other)

/** What both give on the same input. */
public infix fun <A : Any, B : Any> Operation<A, B>.and(other: Operation<A, B>): Operation<A, B> = this.and(other)

/** What exactly one of the two gives on the same input. */
public infix fun <A : Any, B : Any> Operation<A, B>.xor(other: Operation<A, B>): Operation<A, B> = this.xor(other)
