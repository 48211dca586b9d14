package org.espalier.algo.evolution.scalar;

import java.util.random.RandomGenerator;

/**
 * A number that may depend on the step of a search.
 *
 * <p>Scalars made by this package are immutable, compare by value and print as the formula that they are.
 */
@FunctionalInterface
public interface Scalar {
    /** The step itself. */
    Scalar STEP = new Step();

    /**
     * Returns the value at a step.
     *
     * @param step number of trials before, in {@code [0, inf)}
     * @param random what random scalars draw from; pure ones do not touch it
     */
    double at(long step, RandomGenerator random);

    /** Returns the scalar that always is {@code value}. */
    static Scalar of(double value) {
        return new Constant(value);
    }

    /** Returns {@code this + other}. */
    default Scalar plus(Scalar other) {
        return new Binary(this, Operator.PLUS, other);
    }

    /** Returns {@code this + other}. */
    default Scalar plus(double other) {
        return plus(of(other));
    }

    /** Returns {@code this - other}. */
    default Scalar minus(Scalar other) {
        return new Binary(this, Operator.MINUS, other);
    }

    /** Returns {@code this - other}. */
    default Scalar minus(double other) {
        return minus(of(other));
    }

    /** Returns {@code this * other}. */
    default Scalar times(Scalar other) {
        return new Binary(this, Operator.TIMES, other);
    }

    /** Returns {@code this * other}. */
    default Scalar times(double other) {
        return times(of(other));
    }

    /** Returns {@code this / other}, by the rules of {@code double}. */
    default Scalar over(Scalar other) {
        return new Binary(this, Operator.OVER, other);
    }

    /** Returns {@code this / other}, by the rules of {@code double}. */
    default Scalar over(double other) {
        return over(of(other));
    }

    /** Returns what is left of {@code this / other} below its floor; it has the sign of {@code other}. */
    default Scalar mod(Scalar other) {
        return new Binary(this, Operator.MOD, other);
    }

    /** Returns what is left of {@code this / other} below its floor; it has the sign of {@code other}. */
    default Scalar mod(double other) {
        return mod(of(other));
    }

    /** Returns this to the power of {@code exponent}. */
    default Scalar power(Scalar exponent) {
        return new Binary(this, Operator.POWER, exponent);
    }

    /** Returns this to the power of {@code exponent}. */
    default Scalar power(double exponent) {
        return power(of(exponent));
    }

    /** Returns {@code -this}. */
    default Scalar negate() {
        return new Unary(Function.NEGATE, this);
    }

    /** Returns the absolute value. */
    default Scalar abs() {
        return new Unary(Function.ABS, this);
    }

    /** Returns the largest integer that is not larger. */
    default Scalar floor() {
        return new Unary(Function.FLOOR, this);
    }

    /** Returns the smallest integer that is not smaller. */
    default Scalar ceil() {
        return new Unary(Function.CEIL, this);
    }

    /** Returns the square root; NaN for negative values. */
    default Scalar sqrt() {
        return new Unary(Function.SQRT, this);
    }

    /** Returns e to the power of this. */
    default Scalar exp() {
        return new Unary(Function.EXP, this);
    }

    /** Returns the natural logarithm; NaN for negative values. */
    default Scalar log() {
        return new Unary(Function.LOG, this);
    }

    /** Returns the logarithm to {@code base}. */
    default Scalar log(Scalar base) {
        return log().over(base.log());
    }

    /** Returns the cosine of this angle in radians. */
    default Scalar cos() {
        return new Unary(Function.COS, this);
    }

    /** Returns the sine of this angle in radians. */
    default Scalar sin() {
        return new Unary(Function.SIN, this);
    }
}
