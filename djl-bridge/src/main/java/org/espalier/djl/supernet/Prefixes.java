package org.espalier.djl.supernet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.path.Step;

/** Turns paths of a child into paths of its template. */
final class Prefixes {
    static final Prefixes NONE = new Prefixes(Map.of());

    private final Map<Path, Path> origins;
    private final Map<Path, Path> known = new HashMap<>();

    /**
     * Keeps the origins.
     *
     * @param origins places in the template by places in the child
     */
    Prefixes(Map<Path, Path> origins) {
        this.origins = origins;
    }

    /** Returns the path in the template; what stands below no choice is where it is. */
    Path origin(Path child) {
        return origins.isEmpty() ? child : known.computeIfAbsent(child, this::search);
    }

    private Path search(Path child) {
        List<Step> steps = child.steps();
        for (int length = steps.size(); length >= 0; length--) {
            Path from = origins.get(Path.of(steps.subList(0, length)));
            if (from != null) {
                return from.resolve(Path.of(steps.subList(length, steps.size())));
            }
        }
        return child;
    }
}
