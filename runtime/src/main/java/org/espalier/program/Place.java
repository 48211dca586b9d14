package org.espalier.program;

import java.util.Optional;
import org.espalier.path.Path;
import org.espalier.symbol.Symbol;

/**
 * A place where a program can be edited.
 *
 * @param kind what would be done there
 * @param path where it is; for an insertion, the position in the list that the new element gets
 * @param node what is there; empty for an insertion
 * @param parent the node above
 */
public record Place(Kind kind, Path path, Optional<Symbol<?>> node, Symbol<?> parent) {

    /** What is done at a place. */
    public enum Kind {
        /** The node is replaced by another. */
        REPLACE,
        /** A new element is put into a list. */
        INSERT,
        /** An element is taken out of a list. */
        DELETE
    }
}
