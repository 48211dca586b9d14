package org.espalier.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.geno.Decision;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.symbol.Hyper;
import org.espalier.symbol.ListSymbol;
import org.espalier.symbol.Literal;
import org.espalier.symbol.MapSymbol;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;
import org.espalier.symbol.SymbolText;
import org.jspecify.annotations.Nullable;

/**
 * Finds the DNA that leads to a tree, walking template and tree side by side.
 *
 * <p>Most places hold what the template holds, or a candidate that is the same everywhere; those are recognised by
 * {@link #quick} without making a path. Why a candidate does not match is noted at the top only: inside a candidate it
 * means no more than that another one may match.
 */
final class SpaceEncoder implements Hyper.CandidateEncoder {
    private final boolean quiet;
    private final List<Violation> violations = new ArrayList<>();
    /** The whole tree, if it may show values where the template has references and calls; null if it may not. */
    private final @Nullable Symbol<?> shown;

    private final @Nullable Decision[] tied;
    private final List<@Nullable Decision> decisions;
    private final Scope scope;
    private Scope[] candidates = {};

    private SpaceEncoder(Scope scope, @Nullable Decision[] tied, @Nullable Symbol<?> shown, boolean quiet) {
        this.quiet = quiet;
        this.scope = scope;
        this.decisions = new ArrayList<>(scope.spec().points().size());
        this.tied = tied;
        this.shown = shown;
    }

    /** Returns the DNA of {@code child}, of one that keeps references and calls as they are if there is one. */
    static Dna encode(Scope scope, int ties, Symbol<?> child) {
        Symbol<?> template = scope.root();
        if (template.hasRef() || template.hasCall()) {
            SpaceEncoder strict = new SpaceEncoder(scope, new Decision[ties], null, true);
            Optional<Dna> dna = strict.run(child, Path.ROOT);
            if (dna.isPresent()) {
                return dna.get();
            }
        }
        SpaceEncoder encoder = new SpaceEncoder(scope, new Decision[ties], child, false);
        Optional<Dna> dna = encoder.run(child, Path.ROOT);
        if (dna.isEmpty() || !encoder.violations.isEmpty()) {
            throw new SpaceException("Tree as a child of this space", encoder.violations);
        }
        return dna.get();
    }

    private Optional<Dna> run(Symbol<?> value, Path at) {
        if (!quick(scope.root(), scope.plan(), value) && !walk(scope.root(), scope.plan(), value, new Place(at))) {
            return Optional.empty();
        }
        Decision[] all = new Decision[decisions.size()];
        for (int i = 0; i < all.length; i++) {
            Decision decision = decisions.get(i);
            // A shared decision that this tree does not show: the first one stands for all.
            all[i] = decision != null ? decision : first(i);
        }
        return Optional.of(Dna.of(all));
    }

    private Decision first(int point) {
        return Enumerator.of(DnaSpec.of(List.of(scope.spec().points().get(point))))
                .first()
                .get(0);
    }

    /** A place as the chain of child numbers that leads to it; turned into a path only when needed. */
    private record Place(Path base, @Nullable Place above, Symbol<?> parent, int child) {
        Place(Path base) {
            this(base, null, Literal.none(), 0);
        }

        Place below(Symbol<?> node, int number) {
            return new Place(base, this, node, number);
        }

        Path path() {
            return above == null ? base : above.path().child(parent.stepTo(child));
        }
    }

    /** Recognises a value that is equal to the template or to a candidate; false if it takes a closer look. */
    private boolean quick(Symbol<?> node, Plan plan, Symbol<?> value) {
        if (plan == Plan.NOTHING) {
            return node.equals(value);
        }
        int candidate = plan instanceof Plan.Decide decide ? decide.plain(value) : -1;
        if (candidate >= 0) {
            decisions.add(Decision.Chosen.of(candidate));
        }
        return candidate >= 0;
    }

    private boolean walk(Symbol<?> node, Plan plan, Symbol<?> value, Place at) {
        if (plan instanceof Plan.Decide decide) {
            return decide(decide, value, at.path());
        }
        if (shown != null && isComputed(node, value)) {
            return comesTo(shown, node, value, at.path());
        }
        if (!sameShell(node, value)) {
            if (!quiet) {
                reject(Violation.of(at.path(), SymbolText.describe(node), SymbolText.describe(value)));
            }
            return false;
        }
        return walkChildren(node, plan, value, at);
    }

    private boolean walkChildren(Symbol<?> node, Plan plan, Symbol<?> value, Place at) {
        List<Symbol<?>> children = node.children();
        List<Symbol<?>> values = value.children();
        Plan.Below below = plan instanceof Plan.Below b ? b : Plan.Below.NOWHERE;
        boolean fits = true;
        int next = 0;
        for (int i = 0; i < children.size(); i++) {
            Plan inner =
                    next < below.indices().length && below.indices()[next] == i ? below.plans()[next++] : Plan.NOTHING;
            int other = node instanceof MapSymbol<?> ? value.childAt(node.stepTo(i)) : i;
            if (!quick(children.get(i), inner, values.get(other))) {
                fits &= walk(children.get(i), inner, values.get(other), at.below(node, i));
            }
        }
        return fits;
    }

    /** Whether the tree shows a value where the template has a reference or a call of a function. */
    private static boolean isComputed(Symbol<?> node, Symbol<?> value) {
        if (node instanceof Ref) {
            return !(value instanceof Ref);
        }
        boolean call = node instanceof ObjectSymbol<?> o && o.type().result().isPresent();
        return call
                && !node.hasHyper()
                && !(value instanceof ObjectSymbol<?> o && o.type().isFunction());
    }

    /** Whether two nodes are of the same kind and differ in their children only. */
    private static boolean sameShell(Symbol<?> node, Symbol<?> value) {
        int size = node.children().size();
        if (size == 0 || value.children().size() != size || node.getClass() != value.getClass()) {
            return node.equals(value);
        }
        if (node instanceof ListSymbol<?>) {
            return true;
        }
        if (node instanceof ObjectSymbol<?> object && value instanceof ObjectSymbol<?> other) {
            return object.type().equals(other.type());
        }
        List<Symbol<?>> children = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int child = value.childAt(node.stepTo(i));
            if (child < 0) {
                return false;
            }
            children.add(value.children().get(child));
        }
        return node.withChildren(children).equals(value);
    }

    private boolean decide(Plan.Decide decide, Symbol<?> value, Path at) {
        int[] slots = new int[decide.opened().length];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = decisions.size();
            decisions.add(null);
        }
        candidates = decide.candidates();
        Optional<Decision> decision = decide.hyper().encode(value, at, this);
        boolean fits = decision.isPresent() && agrees(decide, decision.get(), at);
        for (int i = 0; i < slots.length; i++) {
            decisions.set(slots[i], tied[decide.opened()[i]]);
        }
        if (decide.tie() < 0) {
            decisions.add(decision.orElse(null));
        }
        return fits;
    }

    private boolean agrees(Plan.Decide decide, Decision decision, Path at) {
        if (decide.tie() < 0) {
            return true;
        }
        Decision before = tied[decide.tie()];
        tied[decide.tie()] = decision;
        if (before == null || before.equals(decision)) {
            return true;
        }
        reject(Violation.of(
                at,
                "the decision of the others tied as '" + decide.hyper().tie().orElse("") + "', " + before,
                String.valueOf(decision)));
        return false;
    }

    @Override
    public Optional<Dna> encode(int index, Symbol<?> value, Path at) {
        Scope candidate = candidates[index];
        @Nullable Decision[] attempt = tied.clone();
        Optional<Dna> dna = new SpaceEncoder(candidate, attempt, shown, true).run(value, at);
        if (dna.isPresent()) {
            System.arraycopy(attempt, 0, tied, 0, tied.length);
        }
        return dna;
    }

    @Override
    public void reject(Violation violation) {
        violations.add(violation);
    }

    /** Whether {@code node} would come to {@code value}, or to a copy of it, if it stood in {@code tree}. */
    private boolean comesTo(Symbol<?> tree, Symbol<?> node, Symbol<?> value, Path at) {
        Symbol<?> expected;
        try {
            Symbol<?> copied = Refs.inline(tree.with(at, node));
            if (copied.at(at).equals(value)) {
                return true;
            }
            expected = Refs.resolved(copied).at(at);
        } catch (SymbolException e) {
            reject(e.violations().get(0));
            return false;
        }
        if (!expected.equals(value) && !quiet) {
            reject(Violation.of(
                    at,
                    "what the reference or call there comes to, " + SymbolText.describe(expected),
                    SymbolText.describe(value)));
        }
        return expected.equals(value);
    }
}
