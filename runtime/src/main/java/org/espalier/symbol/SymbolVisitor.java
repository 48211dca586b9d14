package org.espalier.symbol;

/**
 * One method for each kind of node; deliberately without defaults, so that no kind is forgotten.
 *
 * @param <R> what a visit returns
 */
public interface SymbolVisitor<R> {
    /** Visits a plain value. */
    R visitLiteral(Literal<?> node);

    /** Visits a list. */
    R visitList(ListSymbol<?> node);

    /** Visits a map. */
    R visitMap(MapSymbol<?> node);

    /** Visits the description of an object. */
    R visitObject(ObjectSymbol<?> node);

    /** Visits a reference. */
    R visitRef(Ref<?> node);

    /** Visits a value that was not given yet. */
    R visitHole(Hole<?> node);

    /** Visits a value that is not decided yet. */
    R visitHyper(Hyper<?> node);
}
