package org.espalier.program;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the node that replaces another, or that is inserted. */
@FunctionalInterface
public interface NodeChange {
    /**
     * Returns the new node or plain value; the node that is there, if it should stay.
     *
     * @param place where: a replacement or an insertion
     * @param random the only source of chance
     */
    @Nullable
    Object change(Place place, RandomGenerator random);
}
