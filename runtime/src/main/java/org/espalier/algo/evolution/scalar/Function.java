package org.espalier.algo.evolution.scalar;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Functions of one number. */
enum Function {
    NEGATE(x -> -x),
    ABS(Math::abs),
    FLOOR(Math::floor),
    CEIL(Math::ceil),
    SQRT(Math::sqrt),
    EXP(Math::exp),
    LOG(Math::log),
    COS(Math::cos),
    SIN(Math::sin);

    private final DoubleUnaryOperator definition;

    Function(DoubleUnaryOperator definition) {
        this.definition = definition;
    }

    double apply(double x) {
        return definition.applyAsDouble(x);
    }

    @Override
    public String toString() {
        return this == NEGATE ? "-" : name().toLowerCase(Locale.ROOT);
    }
}
