package org.espalier.benchmarks.chart;

import java.util.List;

/**
 * A curve of a chart.
 *
 * @param name the label
 * @param x positions from left to right
 * @param y a value for each position
 * @param deviation how far the values spread to both sides, one for each position; empty if that is not drawn
 * @param joined whether a line is drawn; otherwise single points
 */
public record Curve(String name, List<Double> x, List<Double> y, List<Double> deviation, boolean joined) {
    /** @throws IllegalArgumentException if there is no position, or not a value for each */
    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        deviation = List.copyOf(deviation);
        if (x.isEmpty() || x.size() != y.size() || !deviation.isEmpty() && deviation.size() != x.size()) {
            throw new IllegalArgumentException(name + ": expected as many values as positions, at least 1, found "
                    + x.size() + " positions, " + y.size() + " values and " + deviation.size() + " deviations");
        }
    }

    /** Returns a line. */
    public static Curve line(String name, List<Double> x, List<Double> y) {
        return new Curve(name, x, y, List.of(), true);
    }

    /** Returns single points. */
    public static Curve points(String name, List<Double> x, List<Double> y) {
        return new Curve(name, x, y, List.of(), false);
    }

    /** Returns this curve with a band around it. */
    public Curve within(List<Double> spread) {
        return new Curve(name, x, y, spread, joined);
    }

    /** Returns the last value. */
    public double last() {
        return y.get(y.size() - 1);
    }
}
