package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.internal.Checks;

/**
 * What a user wrote on a decision: a unique name, and hints for algorithms and partitions.
 *
 * @param name a readable alias of the decision, unique in its space; empty if none
 * @param hints free marks such as {@code "ops"}: texts, numbers or booleans, in the order given
 */
public record Tags(Optional<String> name, List<Object> hints) {
    /** No name, no hints. */
    public static final Tags NONE = new Tags(Optional.empty(), List.of());

    /** @throws IllegalArgumentException if the name is blank or a hint is neither text, number nor boolean */
    public Tags {
        name.ifPresent(n -> Checks.notBlank("name", n));
        hints = List.copyOf(hints);
        for (Object hint : hints) {
            if (!(hint instanceof String || hint instanceof Number || hint instanceof Boolean)) {
                throw new IllegalArgumentException("hint: expected text, number or boolean, found "
                        + hint.getClass().getName());
            }
        }
    }

    /** Returns these tags with another name. */
    public Tags named(String newName) {
        return new Tags(Optional.of(newName), hints);
    }

    /** Returns these tags with one more hint. */
    public Tags hint(Object hint) {
        List<Object> more = new ArrayList<>(hints);
        more.add(hint);
        return new Tags(name, more);
    }

    /** Returns whether {@code hint} is among the hints. */
    public boolean hasHint(Object hint) {
        return hints.contains(hint);
    }
}
