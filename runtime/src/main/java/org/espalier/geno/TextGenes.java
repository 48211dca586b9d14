package org.espalier.geno;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The values of a {@link DecisionPoint.Custom} decision, which are texts: how to list, draw and judge them.
 *
 * <p>Implement it to search over something that the built-in decisions cannot express (a program, a sequence of free
 * length). All methods must be pure: equal arguments, equal results.
 */
public interface TextGenes {
    /** Returns a short name of this kind of decision, such as {@code IntSequence}. */
    String kind();

    /** Returns whether {@code value} is one of the values. */
    boolean isValid(String value);

    /** Returns a random value, given the value that it replaces, if any: a mutation may stay near it. */
    String random(RandomGenerator random, Optional<String> previous);

    /** Returns the first value in the order of enumeration; empty if the values cannot be listed. */
    default Optional<String> first() {
        return Optional.empty();
    }

    /** Returns the value after {@code value} in the order of enumeration; empty if it is the last. */
    default Optional<String> next(String value) {
        return Optional.empty();
    }
}
