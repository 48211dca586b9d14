package org.espalier.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.espalier.path.Step;
import org.espalier.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * The description of an object: a {@link SymbolType} and one node for each of its fields.
 *
 * <p>Always valid: it can only be made with fields that fit. Made by {@link SymbolType#symbol(Object...)}.
 *
 * @param <T> what the type's constructor returns
 */
public final class ObjectSymbol<T> extends Composite implements Symbol<T> {
    private final SymbolType<T> type;

    private ObjectSymbol(SymbolType<T> type, Symbol<?>[] nodes) {
        super(nodes, type.role());
        this.type = type;
    }

    /** Makes the node of {@code nodes}, one for each field, which a {@link Fitter} has accepted; the callee owns the array. */
    static <T> ObjectSymbol<T> fitted(SymbolType<T> type, Symbol<?>[] nodes) {
        return new ObjectSymbol<>(type, nodes);
    }

    /** Returns the type. */
    public SymbolType<T> type() {
        return type;
    }

    /**
     * Returns the node of a field.
     *
     * @throws IllegalArgumentException if the type has no such field
     */
    @SuppressWarnings("unchecked") // the field's spec has judged the node
    public <V> Symbol<V> get(Field<?, V> field) {
        return (Symbol<V>) nodes[type.indexOf(field.name())];
    }

    /**
     * Returns the node of the field called {@code name}.
     *
     * @throws IllegalArgumentException if the type has no such field; the message lists the fields
     */
    public Symbol<?> get(String name) {
        return nodes[type.indexOf(name)];
    }

    /**
     * Returns this node with one field changed; this very object if an equal node is there already.
     *
     * @throws SymbolException if the value does not fit the field
     */
    public <V> ObjectSymbol<T> with(Field<?, V> field, V value) {
        return withNode(type.indexOf(field.name()), Symbols.lift(value));
    }

    /**
     * Returns this node with one field changed; this very object if an equal node is there already.
     *
     * @throws SymbolException if the node does not fit the field
     */
    public <V> ObjectSymbol<T> with(Field<?, V> field, Symbol<? extends V> node) {
        return withNode(type.indexOf(field.name()), node);
    }

    private ObjectSymbol<T> withNode(int index, Symbol<?> node) {
        if (nodes[index].equals(node)) {
            return this;
        }
        Symbol<?>[] copy = nodes.clone();
        copy[index] = node;
        return refitted(copy);
    }

    @Override
    public Step stepTo(int index) {
        return type.step(index);
    }

    @Override
    public int childAt(Step step) {
        return step instanceof Step.Key k ? type.find(k.name()) : -1;
    }

    @Override
    public ObjectSymbol<T> withChildren(List<? extends Symbol<?>> children) {
        Symbol<?>[] copy = changed(children);
        return copy == null ? this : refitted(copy);
    }

    /** Judges only the children that differ from the present ones. */
    private ObjectSymbol<T> refitted(Symbol<?>[] copy) {
        @Nullable Fitter fitter = null;
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] != nodes[i]
                    && !Fitter.accepts(copy[i], type.fields().get(i).spec())) {
                fitter = fitter == null ? new Fitter() : fitter;
                copy[i] = fitter.fitField(copy[i], type.fields().get(i));
            }
        }
        if (!type.requirements().isEmpty()) {
            fitter = fitter == null ? new Fitter() : fitter;
            Judge.fields(type, copy, fitter);
        }
        if (fitter != null) {
            fitter.throwIfAny(type.name());
        }
        return new ObjectSymbol<>(type, copy);
    }

    @Override
    public <R> R accept(SymbolVisitor<R> visitor) {
        return visitor.visitObject(this);
    }

    /** Returns the fields whose node is not the default of the type, in order: what was said about this object. */
    public List<Field<?, ?>> given() {
        List<Field<?, ?>> given = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            if (type.defaultOf(i).filter(nodes[i]::equals).isEmpty()) {
                given.add(type.fields().get(i));
            }
        }
        return given;
    }

    @Override
    int contentHash() {
        return 31 * type.name().hashCode() + Arrays.hashCode(nodes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ObjectSymbol<?> that
                        && hashCode() == that.hashCode()
                        && type.equals(that.type)
                        && Arrays.equals(nodes, that.nodes);
    }
}
