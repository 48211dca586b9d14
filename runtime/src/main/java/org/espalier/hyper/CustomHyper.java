package org.espalier.hyper;

import java.util.List;
import java.util.Optional;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.TextGenes;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;
import org.espalier.symbol.Fitter;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolText;

/**
 * An undecided value whose genes are texts of the user's own making: a sequence of free length, a whole program.
 *
 * @param <T> what the outcome builds
 */
public final class CustomHyper<T> extends Undecided<T, CustomHyper<T>> {
    private final TextGenes genes;
    private final Codec<T> codec;

    CustomHyper(TextGenes genes, Codec<T> codec, Marks marks) {
        super(List.of(), marks);
        this.genes = genes;
        this.codec = codec;
    }

    /**
     * Turns a text into the tree that it stands for, and back.
     *
     * @param <T> what the tree builds
     */
    public interface Codec<T> {
        /** Returns the tree of a valid text. */
        Symbol<T> decode(String text);

        /** Returns the text of a tree; empty if no text leads to it. */
        Optional<String> encode(Symbol<?> value);
    }

    /** Returns how the texts are listed, drawn and judged. */
    public TextGenes genes() {
        return genes;
    }

    @Override
    CustomHyper<T> copy(List<? extends Symbol<?>> newCandidates, Marks newMarks) {
        return new CustomHyper<>(genes, codec, newMarks);
    }

    @Override
    Object settings() {
        return List.of(genes, codec);
    }

    @Override
    public String word() {
        return "custom";
    }

    @Override
    public List<Object> arguments() {
        return List.of(genes.kind());
    }

    @Override
    public DecisionPoint decisionPoint(Path location, List<Candidate> compiled) {
        return new DecisionPoint.Custom(location, genes, tags());
    }

    @Override
    public Symbol<T> decode(Decision decision, CandidateDecoder decoder) {
        return codec.decode(((Decision.TextValue) decision).value());
    }

    @Override
    public Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder encoder) {
        Optional<Decision> decision = codec.encode(value).filter(genes::isValid).map(Decision.TextValue::new);
        if (decision.isEmpty()) {
            encoder.reject(
                    Violation.of(at, "an outcome of " + SymbolText.compact(this, 200), SymbolText.describe(value)));
        }
        return decision;
    }

    /** Fits anywhere: what it decodes to is judged when it is decoded, by a {@link SymbolException}. */
    @Override
    public Hyper<T> fit(ValueSpec<?> spec, Path at, Fitter fitter) {
        return this;
    }
}
