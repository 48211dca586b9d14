package org.espalier.benchmarks.pyglove;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Operations per second of PyGlove 0.5.0 (commit 19cbc73, CPython 3.11), recorded on one core of a shared two-core
 * x86-64 machine of the kind that the figures of this module come from.
 *
 * <p>Spaces: {@code small} has 5 decisions, {@code nasbench101} 5 three-way operations and 21 binary edges, {@code large}
 * 1 000 decisions. Trees are nested objects with 100, 1 000 and 10 000 positions. The loop is a study with an empty
 * objective over {@code noop10}: 5 floats, 2 log floats, an integer and 2 choices of 5.
 */
public final class PyGloveRates {
    private static final Map<String, Double> RATES = Map.ofEntries(
            Map.entry("compile small", 31.0),
            Map.entry("compile nasbench101", 12.2),
            Map.entry("compile large", 0.16),
            Map.entry("random small", 74.4),
            Map.entry("random nasbench101", 21.4),
            Map.entry("random large", 0.388),
            Map.entry("next nasbench101", 34.0),
            Map.entry("next large", 0.786),
            Map.entry("decode small", 95.5),
            Map.entry("decode nasbench101", 21.5),
            Map.entry("decode large", 0.552),
            Map.entry("encode small", 93.9),
            Map.entry("encode nasbench101", 20.6),
            Map.entry("encode large", 0.532),
            Map.entry("hash small", 8520.0),
            Map.entry("hash nasbench101", 1760.0),
            Map.entry("hash large", 69.6),
            Map.entry("equal small", 3210.0),
            Map.entry("equal nasbench101", 630.0),
            Map.entry("equal large", 21.2),
            Map.entry("print small", 3240.0),
            Map.entry("print nasbench101", 1640.0),
            Map.entry("print large", 33.2),
            Map.entry("parse small", 268.0),
            Map.entry("parse nasbench101", 94.3),
            Map.entry("parse large", 2.14),
            Map.entry("mutate small", 111.0),
            Map.entry("mutate nasbench101", 26.0),
            Map.entry("mutate large", 0.773),
            Map.entry("build 100", 63.8),
            Map.entry("build 1000", 5.61),
            Map.entry("build 10000", 0.66),
            Map.entry("changeLeaf 100", 55.7),
            Map.entry("changeLeaf 1000", 4.71),
            Map.entry("changeLeaf 10000", 0.548),
            Map.entry("rewriteAll 100", 184.0),
            Map.entry("rewriteAll 1000", 14.5),
            Map.entry("rewriteAll 10000", 1.57),
            Map.entry("equal 100", 1120.0),
            Map.entry("equal 1000", 110.0),
            Map.entry("equal 10000", 9.14),
            Map.entry("hash 100", 2320.0),
            Map.entry("hash 1000", 188.0),
            Map.entry("hash 10000", 17.6),
            Map.entry("randomSearch noop10", 31.0),
            Map.entry("evolution noop10", 31.0));

    private PyGloveRates() {}

    /** Returns the operations per second of {@code operation} on {@code subject}; empty if it was not recorded. */
    public static OptionalDouble of(String operation, String subject) {
        Double rate = RATES.get(operation + " " + subject);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }
}
