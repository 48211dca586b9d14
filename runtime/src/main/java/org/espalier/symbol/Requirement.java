package org.espalier.symbol;

import java.util.Objects;
import java.util.function.Predicate;
import org.espalier.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the fields of an object; see {@link SymbolType#requiring}. Equal expectations are taken to be equal
 * tests.
 *
 * @param expectation what the test asks for, as messages shall say it: {@code min <= max}
 * @param test pure; reads the fields that it needs. It is not asked before all of them are decided
 */
public record Requirement(String expectation, Predicate<Args> test) {
    /** @throws IllegalArgumentException if {@code expectation} is blank */
    public Requirement {
        Checks.notBlank("expectation", expectation);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirement that && expectation.equals(that.expectation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(expectation);
    }
}
