package org.espalier.djl.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network took over from its parent.
 *
 * @param inherited paths of the layers that took over all their weights, in the order of the network
 * @param fresh paths of the other layers with weights, each with the reason
 * @param numbers how many numbers were taken over, running means included
 * @param all how many numbers the network has
 */
public record Inheritance(List<String> inherited, Map<String, String> fresh, long numbers, long all) {

    /** Copies list and map, in their order. */
    public Inheritance {
        inherited = List.copyOf(inherited);
        fresh = Collections.unmodifiableMap(new LinkedHashMap<>(fresh));
    }

    /**
     * Tells in one line how much was taken over.
     *
     * @return such as {@code inherits 3 of 4 layers (1520 of 2810 numbers)}
     */
    public String summary() {
        return "inherits " + inherited.size() + " of " + (inherited.size() + fresh.size()) + " layers (" + numbers
                + " of " + all + " numbers)";
    }
}
