package org.espalier.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field holds a number of an interval: {@code @Range(min = 0, minExcluded = true, max = 1)} is {@code (0, 1]}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Range {
    /** The lower end; there is none unless given. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The upper end; there is none unless given. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether the lower end itself is outside. */
    boolean minExcluded() default false;

    /** Whether the upper end itself is outside. */
    boolean maxExcluded() default false;
}
