package org.espalier.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** List edits that return the list they were given when nothing changed (compared by reference). */
public final class Lists {
    private Lists() {}

    /**
     * Maps every element; returns {@code list} itself if {@code f} returned each element unchanged, else an immutable copy.
     */
    public static <E> List<E> map(List<E> list, UnaryOperator<E> f) {
        @Nullable ArrayList<E> copy = null;
        for (int i = 0; i < list.size(); i++) {
            E before = list.get(i);
            E after = f.apply(before);
            if (copy == null && after != before) {
                copy = new ArrayList<>(list);
            }
            if (copy != null) {
                copy.set(i, after);
            }
        }
        return copy == null ? list : Collections.unmodifiableList(copy);
    }

    /** Returns {@code list} with element {@code index} replaced, or {@code list} itself if it is there already. */
    public static <E> List<E> with(List<E> list, int index, E element) {
        if (list.get(index) == element) {
            return list;
        }
        ArrayList<E> copy = new ArrayList<>(list);
        copy.set(index, element);
        return Collections.unmodifiableList(copy);
    }
}
