package org.espalier.hyper;

import java.util.List;
import java.util.Optional;
import org.espalier.geno.Tags;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/**
 * One of the built-in words: what they share are candidates, marks and equality by content. A closed set.
 *
 * @param <T> what the outcome builds
 * @param <S> the word itself, returned by the methods that add marks
 */
public abstract sealed class Undecided<T, S> implements Hyper<T> permits OneOf, Several, FloatV, IntV, CustomHyper {
    final List<Symbol<?>> candidates;
    final Marks marks;
    private final int size;
    private final boolean hole;
    private final boolean ref;
    private final boolean call;
    private int hash;

    Undecided(List<? extends Symbol<?>> candidates, Marks marks) {
        this.candidates = List.copyOf(candidates);
        this.marks = marks;
        this.size = Hyper.super.size();
        this.hole = Hyper.super.hasHole();
        this.ref = Hyper.super.hasRef();
        this.call = Hyper.super.hasCall();
    }

    /** Returns the same word with other candidates and marks. */
    abstract S copy(List<? extends Symbol<?>> newCandidates, Marks newMarks);

    /** Returns what, besides candidates and marks, makes two nodes of this word different. */
    abstract Object settings();

    /** Returns this node with a name, unique in its space, under which the decision can be found. */
    public S named(String name) {
        return copy(candidates, marks.named(name));
    }

    /** Returns this node with one more hint (text, number or boolean) for algorithms and partitions. */
    public S hint(Object hint) {
        return copy(candidates, marks.hint(hint));
    }

    /** Returns this node sharing its decision with all nodes of equal shape that are tied as {@code tie}. */
    public S tiedAs(String tie) {
        return copy(candidates, marks.tiedAs(tie));
    }

    @Override
    @SuppressWarnings("unchecked") // every S is a Hyper<T>
    public Hyper<T> tagged(Tags tags, Optional<String> tie) {
        return (Hyper<T>) copy(candidates, new Marks(tags, tie));
    }

    @Override
    public Tags tags() {
        return marks.tags();
    }

    @Override
    public Optional<String> tie() {
        return marks.tie();
    }

    @Override
    public List<Symbol<?>> children() {
        return candidates;
    }

    @Override
    @SuppressWarnings("unchecked") // every S is a Hyper<T>
    public Hyper<T> withChildren(List<? extends Symbol<?>> children) {
        if (children.size() != candidates.size()) {
            throw new IllegalArgumentException(
                    "children: expected " + candidates.size() + " nodes, found " + children.size());
        }
        for (int i = 0; i < candidates.size(); i++) {
            if (children.get(i) != candidates.get(i)) {
                return (Hyper<T>) copy(children, marks);
            }
        }
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean hasHole() {
        return hole;
    }

    @Override
    public boolean hasRef() {
        return ref;
    }

    @Override
    public boolean hasCall() {
        return call;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Undecided<?, ?> that
                        && getClass() == that.getClass()
                        && hashCode() == that.hashCode()
                        && settings().equals(that.settings())
                        && marks.equals(that.marks)
                        && candidates.equals(that.candidates);
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = 31 * (31 * word().hashCode() + settings().hashCode()) + candidates.hashCode();
            hash = h;
        }
        return h;
    }

    @Override
    public String toString() {
        return SymbolText.compact(this);
    }
}
