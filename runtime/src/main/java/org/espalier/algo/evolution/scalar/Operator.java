package org.espalier.algo.evolution.scalar;

import java.util.function.DoubleBinaryOperator;

/** Operations on two numbers. */
enum Operator {
    PLUS("+", Double::sum),
    MINUS("-", (x, y) -> x - y),
    TIMES("*", (x, y) -> x * y),
    OVER("/", (x, y) -> x / y),
    MOD("%", (x, y) -> x - y * Math.floor(x / y)),
    POWER("^", Math::pow);

    private final String sign;
    private final DoubleBinaryOperator definition;

    Operator(String sign, DoubleBinaryOperator definition) {
        this.sign = sign;
        this.definition = definition;
    }

    double apply(double x, double y) {
        return definition.applyAsDouble(x, y);
    }

    @Override
    public String toString() {
        return sign;
    }
}
