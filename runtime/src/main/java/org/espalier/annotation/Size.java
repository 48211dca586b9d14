package org.espalier.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field holds a list or a map with so many elements. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Size {
    /** The least number of elements. */
    int min() default 0;

    /** The greatest number of elements; any number unless given. */
    int max() default Integer.MAX_VALUE;
}
