package org.espalier.hyper;

import java.util.Optional;
import org.espalier.geno.Tags;
import org.espalier.internal.Checks;

/** What a user wrote on an undecided node: tags for the algorithm, and the tie that shares its decision. */
record Marks(Tags tags, Optional<String> tie) {
    static final Marks NONE = new Marks(Tags.NONE, Optional.empty());

    Marks named(String name) {
        return new Marks(tags.named(name), tie);
    }

    Marks hint(Object hint) {
        return new Marks(tags.hint(hint), tie);
    }

    Marks tiedAs(String name) {
        return new Marks(tags, Optional.of(Checks.notBlank("tie", name)));
    }
}
