package org.espalier.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field is fixed to this value, written as text: it may be left out, and nothing else may be set. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Frozen {
    /** The value: {@code "3"}, {@code "0.5"}, {@code "SAME"}, {@code "8:16:32"}. */
    String value();
}
