package org.espalier.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the symbol type of a class, or of what a function makes. On one of several constructors: it is the one whose
 * parameters are the fields.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.CONSTRUCTOR, ElementType.METHOD})
public @interface Symbolic {
    /** The name of the type in documents and messages; the simple name of the class unless given. */
    String name() default "";

    /** The names that the type had in documents of earlier versions. */
    String[] formerly() default {};
}
