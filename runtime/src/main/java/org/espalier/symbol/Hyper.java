package org.espalier.symbol;

import java.util.List;
import java.util.Optional;
import org.espalier.geno.Candidate;
import org.espalier.geno.Decision;
import org.espalier.geno.DecisionPoint;
import org.espalier.geno.Dna;
import org.espalier.geno.Tags;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.path.Violation;
import org.espalier.schema.ValueSpec;

/**
 * A node whose value is still undecided: a search space is a tree with such nodes in it.
 *
 * <p>This is the one open kind of node. The five built-in words are in {@code org.espalier.hyper}; implement this
 * interface to add another, as an immutable value with {@code equals}. An implementation says which
 * {@link DecisionPoint} it is (genotype side), turns a decision into a tree ({@link #decode}) and back
 * ({@link #encode}), and judges itself against the field it stands in ({@link #fit}). Candidates may be trees with
 * further undecided nodes; the callbacks take care of those.
 *
 * @param <T> what any outcome of the decision builds
 */
public non-sealed interface Hyper<T> extends Symbol<T> {
    /** Returns the DSL word of this kind, such as {@code oneOf}. */
    String word();

    /** Returns the arguments as they are printed after the word: nodes, lists of nodes, or notations. */
    List<Object> arguments();

    /** Returns the name and the hints that the user gave. */
    Tags tags();

    /** Returns the name under which this decision is shared with others; empty if it stands alone. */
    default Optional<String> tie() {
        return Optional.empty();
    }

    /** Returns this node with the given tags and tie instead of its own. */
    Hyper<T> tagged(Tags tags, Optional<String> tie);

    /** Returns the decision to take; the candidates are those of {@link #children()} in their order. */
    DecisionPoint decisionPoint(Path location, List<Candidate> candidates);

    /** Returns the tree that {@code decision} leads to; the decision has been checked against the decision point. */
    Symbol<T> decode(Decision decision, CandidateDecoder candidates);

    /**
     * Returns the decision that leads to {@code value}; empty, after a note in {@code candidates}, if there is none.
     *
     * @param at the place of the value, for the note
     */
    Optional<Decision> encode(Symbol<?> value, Path at, CandidateEncoder candidates);

    /** Returns this node adapted to {@code spec}, noting in {@code fitter} whatever it could become and does not fit. */
    Hyper<T> fit(ValueSpec<?> spec, Path at, Fitter fitter);

    /** Turns the number of a candidate and the decisions inside it into a tree. */
    @FunctionalInterface
    interface CandidateDecoder {
        /** Returns candidate {@code index} with its own decisions {@code sub} applied. */
        Symbol<?> decode(int index, Dna sub);
    }

    /** Recognises candidates in a finished tree. */
    interface CandidateEncoder {
        /** Returns the decisions inside candidate {@code index} that lead to {@code value}; empty if none do. */
        Optional<Dna> encode(int index, Symbol<?> value, Path at);

        /** Notes why nothing leads to a value. */
        void reject(Violation violation);
    }

    @Override
    default boolean hasHyper() {
        return true;
    }

    @Override
    default boolean hasHole() {
        return children().stream().anyMatch(Symbol::hasHole);
    }

    @Override
    default boolean hasRef() {
        return children().stream().anyMatch(Symbol::hasRef);
    }

    @Override
    default boolean hasCall() {
        return children().stream().anyMatch(Symbol::hasCall);
    }

    @Override
    default int size() {
        long total = 1;
        for (Symbol<?> child : children()) {
            total += child.size();
        }
        return (int) Math.min(total, Integer.MAX_VALUE);
    }

    @Override
    Hyper<T> withChildren(List<? extends Symbol<?>> children);

    @Override
    default Step stepTo(int index) {
        return new Step.Branch(index);
    }

    @Override
    default int childAt(Step step) {
        return step instanceof Step.Branch b && b.candidate() < children().size() ? b.candidate() : -1;
    }

    @Override
    default <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitHyper(this);
    }
}
