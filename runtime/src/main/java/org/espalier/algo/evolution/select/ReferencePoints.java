package org.espalier.algo.evolution.select;

import java.util.ArrayList;
import java.util.List;

/** Directions in the objective space. */
final class ReferencePoints {
    private ReferencePoints() {}

    /** Returns all points with coordinates {@code i / divisions} whose sum is 1. */
    static List<double[]> grid(int objectives, int divisions) {
        List<double[]> points = new ArrayList<>();
        fill(points, new double[objectives], 0, divisions, divisions);
        return points;
    }

    private static void fill(List<double[]> points, double[] point, int axis, int left, int divisions) {
        if (axis == point.length - 1) {
            point[axis] = left / (double) divisions;
            points.add(point.clone());
            return;
        }
        for (int i = 0; i <= left; i++) {
            point[axis] = i / (double) divisions;
            fill(points, point, axis + 1, left - i, divisions);
        }
    }

    /** Returns the number of the direction to which {@code point} has the smallest distance. */
    static int nearest(List<double[]> directions, double[] point) {
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < directions.size(); i++) {
            double distance = distance(directions.get(i), point);
            if (distance < smallest) {
                smallest = distance;
                best = i;
            }
        }
        return best;
    }

    /** Returns the distance of {@code point} from the line through the origin and {@code direction}. */
    static double distance(double[] direction, double[] point) {
        double product = 0;
        double length = 0;
        for (int k = 0; k < point.length; k++) {
            product += direction[k] * point[k];
            length += direction[k] * direction[k];
        }
        double squares = 0;
        for (int k = 0; k < point.length; k++) {
            double rest = point[k] - product / length * direction[k];
            squares += rest * rest;
        }
        return Math.sqrt(squares);
    }
}
