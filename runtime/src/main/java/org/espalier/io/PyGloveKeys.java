package org.espalier.io;

import java.util.HashMap;
import java.util.Map;

/** The names of types in PyGlove's documents. */
final class PyGloveKeys {
    static final String TYPE = "_type";
    static final String TUPLE = "__tuple__";
    static final String ONE_OF = "hyper.OneOf";
    static final String MANY_OF = "hyper.ManyOf";
    static final String FLOAT = "hyper.Float";
    static final String REFERENCE = "pyglove.core.hyper.derived.ValueReference";
    static final String INHERITED = "pyglove.core.symbolic.inferred.ValueFromParentChain";
    static final String MISSING = "pyglove.MISSING_VALUE";
    static final String DNA = "pyglove.core.geno.base.DNA";
    static final String GENO = "pyglove.generators.geno.";

    private final Map<String, String> theirs;
    private final Map<String, String> ours;

    /** @throws IllegalArgumentException if two of our names have the same name there */
    PyGloveKeys(Map<String, String> theirs) {
        this.theirs = Map.copyOf(theirs);
        this.ours = new HashMap<>();
        theirs.forEach((our, their) -> {
            String before = ours.put(their, our);
            if (before != null) {
                throw new IllegalArgumentException("names: expected different names in PyGlove, found '" + their
                        + "' for '" + before + "' and for '" + our + "'");
            }
        });
    }

    /** Returns PyGlove's name of a type or of a kind of custom decision; its own name unless another was given. */
    String theirs(String name) {
        return theirs.getOrDefault(name, name);
    }

    /** Returns our name of PyGlove's; the name itself unless another was given. */
    String ours(String key) {
        return ours.getOrDefault(key, key);
    }
}
