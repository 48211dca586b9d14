package org.espalier.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.path.Path;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolText;

/**
 * A tree with undecided nodes, compiled once for search.
 *
 * <p>{@link #spec()} is all that an algorithm sees; {@link #bind} turns a DNA into a child tree, touching only the
 * undecided nodes; {@link #encode} is the way back. Immutable and safe to share between threads.
 *
 * <pre>{@code
 * SearchSpace<Conv> space = SearchSpace.of(CONV.symbol(oneOf(4, 8), oneOf(3, 5, 7)));
 * space.size();                              // 6
 * space.bind(Dna.parse("[1, 0]"));           // Conv(filters=8, kernel=3)
 * space.encode(CONV.symbol(4, 7));           // [0, 2]
 * }</pre>
 *
 * @param <T> what children build
 */
public final class SearchSpace<T> {
    private final Symbol<T> template;
    private final Predicate<? super Hyper<?>> partition;
    private final List<Constraint<T>> constraints;
    private final Scope scope;
    private final int ties;
    private final boolean tested;

    private SearchSpace(Symbol<T> template, Predicate<? super Hyper<?>> partition, List<Constraint<T>> constraints) {
        this.template = template;
        this.partition = partition;
        this.constraints = constraints;
        SpaceCompiler compiler = new SpaceCompiler(template, partition);
        this.scope = compiler.compile();
        this.ties = compiler.tieCount();
        this.tested = isTested(template, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Returns whether a type around something undecided has tests of its own; a shared node is visited once. */
    private static boolean isTested(Symbol<?> node, Set<Symbol<?>> visited) {
        if (!node.hasHyper() || !visited.add(node)) {
            return false;
        }
        return node instanceof ObjectSymbol<?> object && object.type().isTested()
                || node.children().stream().anyMatch(child -> isTested(child, visited));
    }

    /**
     * Compiles a tree.
     *
     * @throws SpaceException if names clash or tied nodes have different shapes; lists all problems
     */
    public static <T> SearchSpace<T> of(Symbol<T> template) {
        return new SearchSpace<>(template, hyper -> true, List.of());
    }

    /**
     * Returns the space in which only the undecided nodes that satisfy {@code part} are decided; the others stay in the
     * children as they are, so that a child is itself a space. The predicate is asked for nested nodes too; a node that
     * satisfies it inside the candidate of one that does not is decided always, within that candidate.
     *
     * @throws SpaceException as for {@link #of}
     */
    public SearchSpace<T> where(Predicate<? super Hyper<?>> part) {
        return new SearchSpace<>(template, hyper -> partition.test(hyper) && part.test(hyper), constraints);
    }

    /** Returns this space with one more constraint on its children. */
    public SearchSpace<T> constrained(Constraint<T> constraint) {
        List<Constraint<T>> more = new ArrayList<>(constraints);
        more.add(constraint);
        return new SearchSpace<>(template, partition, List.copyOf(more));
    }

    /** Returns the tree that was compiled. */
    public Symbol<T> template() {
        return template;
    }

    /** Returns the shape of all decisions. */
    public DnaSpec spec() {
        return scope.spec();
    }

    /** Returns the exact number of DNA; empty if it is infinite. */
    public Optional<BigInteger> size() {
        return spec().size();
    }

    /** Returns whether nothing is to be decided. */
    public boolean isConstant() {
        return spec().isEmpty();
    }

    /** Returns the DNA of this space as an indexable sequence. */
    public Enumerator enumerator() {
        return Enumerator.of(spec());
    }

    /**
     * Returns the child that {@code dna} decides. Untouched parts of it are the very nodes of the template.
     *
     * @throws org.espalier.geno.DnaException if {@code dna} does not fit the spec; lists all problems
     * @throws org.espalier.symbol.SymbolException if a custom decision leads to a tree that does not fit its field, or
     *     decisions lead together to what a type's requirement or a test of a list refuses
     */
    @SuppressWarnings("unchecked") // the child of a template builds what the template builds
    public Symbol<T> bind(Dna dna) {
        return (Symbol<T>) scope.bind(spec().require(dna), ties);
    }

    /**
     * Tells where the parts of a child come from: for each pick of a candidate, its place in the child, and its place in the
     * template with the number of the candidate, such as {@code op} and {@code op[=2]}. Decisions that share one entry of the
     * DNA have a place each. Weights that several children share are kept by these places.
     *
     * @param dna decisions of this space
     * @return places in the template by places in the child, outer ones first
     * @throws org.espalier.geno.DnaException if the DNA does not fit
     */
    public Map<Path, Path> origins(Dna dna) {
        return Origins.of(scope, ties, spec().require(dna));
    }

    /**
     * Returns the DNA that leads to {@code child}: the inverse of {@link #bind}. Where several do, because candidates
     * overlap, the first in the order of candidates. A place where the template has a reference or a call of a
     * function may hold that, which is looked for first, or what it comes to.
     *
     * @throws SpaceException if {@code child} cannot come from this space; says where and why
     */
    public Dna encode(Symbol<?> child) {
        return SpaceEncoder.encode(scope, ties, child);
    }

    /** Returns whether there are constraints on the children, or types in the tree with tests of their own. */
    public boolean isConstrained() {
        return tested || !constraints.isEmpty();
    }

    /** Returns why a child of this space is rejected by its constraints; empty if it is not. */
    public Optional<String> rejection(Symbol<T> child) {
        for (Constraint<T> constraint : constraints) {
            Optional<String> reason = constraint.rejection(child);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Returns the size and the compact form of the template. */
    @Override
    public String toString() {
        String size = size().map(s -> s + (s.equals(BigInteger.ONE) ? " child" : " children"))
                .orElse("infinitely many children");
        return "SearchSpace of " + size + ": " + SymbolText.compact(template, 200);
    }
}
