package org.espalier.io;

import java.util.ArrayList;
import java.util.List;
import kotlinx.serialization.json.JsonElement;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/** The problems of one document, the first hundred of them: a hostile one may have millions. */
final class Problems {
    private static final int MOST = 100;

    private final List<Violation> first = new ArrayList<>();

    void add(Violation violation) {
        if (!isFull()) {
            first.add(violation);
        }
    }

    /** Returns whether further problems would not be listed, so there is no need to look for them. */
    boolean isFull() {
        return first.size() == MOST;
    }

    void addAll(List<Violation> violations, Path under) {
        violations.forEach(violation -> add(violation.under(under)));
    }

    void reject(Path at, String expected, JsonElement found) {
        add(Violation.of(at, expected, Documents.shown(found)));
    }

    /** Throws if there is a problem. */
    void throwIfAny(String subject) {
        if (!first.isEmpty()) {
            String listed = isFull() ? " (only the first " + MOST + " problems are listed)" : "";
            throw new JsonFormatException(subject + listed, first);
        }
    }

    /**
     * Notes what {@code e} says about the element at {@code at}; an exception that knows no places says what was
     * expected there.
     */
    void note(Path at, String expected, JsonElement found, IllegalArgumentException e) {
        if (e instanceof JsonFormatException format && !format.violations().isEmpty()) {
            addAll(format.violations(), Path.ROOT);
        } else {
            add(Violation.of(at, expected, Documents.shown(found) + " (" + e.getMessage() + ")"));
        }
    }
}
