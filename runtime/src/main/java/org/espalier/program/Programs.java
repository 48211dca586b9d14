package org.espalier.program;

import java.util.Optional;
import org.espalier.hyper.CustomHyper;
import org.espalier.hyper.Hypers;
import org.espalier.io.JsonFormatException;
import org.espalier.io.SymbolJson;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.TypeRegistry;

/** Undecided values that are whole programs. */
public final class Programs {
    private Programs() {}

    /**
     * Returns a program that evolves, all places being equally likely to be edited.
     *
     * @throws IllegalArgumentException as for {@link #evolve(Symbol, NodeChange, PlaceWeights, TypeRegistry)}
     */
    public static <T> CustomHyper<T> evolve(Symbol<T> initial, NodeChange change, TypeRegistry types) {
        return evolve(initial, change, PlaceWeights.EQUAL, types);
    }

    /**
     * Returns a program that evolves from {@code initial}.
     *
     * <p>A random decision is the initial program. A mutation replaces one node below the root, inserts an element into a list,
     * or takes one out. Edits whose result is not valid are drawn again, up to 20 times; then the program stays as it is. The
     * decision is the program as text, so it can be stored, compared and continued.
     *
     * @param change makes new nodes
     * @param weights which places are edited how often
     * @param types the types that programs may consist of
     * @throws IllegalArgumentException if {@code initial} cannot be written as text or read back with {@code types}
     */
    public static <T> CustomHyper<T> evolve(
            Symbol<T> initial, NodeChange change, PlaceWeights weights, TypeRegistry types) {
        String text;
        try {
            text = SymbolJson.write(initial);
            SymbolJson.read(text, types);
        } catch (JsonFormatException e) {
            throw new IllegalArgumentException(
                    "initial: expected a tree of registered types that can be written as text, found " + e.getMessage(),
                    e);
        }
        ProgramGenes genes = new ProgramGenes(text, change, weights, types);
        return Hypers.custom(genes, new ProgramCodec<>(types));
    }

    /** Programs as documents. */
    private record ProgramCodec<T>(TypeRegistry types) implements CustomHyper.Codec<T> {
        @Override
        @SuppressWarnings("unchecked") // edits keep the root, whose type says what the program builds
        public Symbol<T> decode(String text) {
            return (Symbol<T>) SymbolJson.read(text, types);
        }

        @Override
        public Optional<String> encode(Symbol<?> value) {
            try {
                return Optional.of(SymbolJson.write(value));
            } catch (JsonFormatException e) {
                return Optional.empty();
            }
        }
    }
}
