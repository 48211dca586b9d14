package org.espalier.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** List edits that return the list they were given when nothing changed (compared by reference). */
public final class Lists {
    private Lists() {}

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
