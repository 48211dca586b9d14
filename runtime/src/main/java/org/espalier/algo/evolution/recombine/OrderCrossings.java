package org.espalier.algo.evolution.recombine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Crossovers of two orders of the numbers {@code 0 ... n - 1}, each giving two children.
 *
 * <p>Overview: Larrañaga et al., "Genetic algorithms for the travelling salesman problem: a review of representations and
 * operators", Artificial Intelligence Review 13, 1999.
 */
public final class OrderCrossings {
    private OrderCrossings() {}

    /**
     * Returns the partially mapped crossover (PMX): each child has the positions {@code [start, end)} of the other parent; at the
     * other positions its own values, where a value that is taken is replaced by the one it was exchanged for.
     *
     * <p>Source: Goldberg, Lingle, "Alleles, loci, and the traveling salesman problem", ICGA 1985.
     */
    public static List<int[]> partiallyMapped(int[] one, int[] other, int start, int end) {
        return List.of(mapped(one, other, start, end), mapped(other, one, start, end));
    }

    private static int[] mapped(int[] own, int[] other, int start, int end) {
        int[] child = own.clone();
        boolean[] taken = new boolean[own.length];
        for (int i = start; i < end; i++) {
            child[i] = other[i];
            taken[other[i]] = true;
        }
        int[] place = places(other);
        for (int i = 0; i < own.length; i++) {
            if (i < start || i >= end) {
                int value = own[i];
                while (taken[value]) {
                    value = own[place[value]];
                }
                child[i] = value;
            }
        }
        return child;
    }

    /**
     * Returns the order crossover (OX): each child has the positions {@code [start, end)} of the other parent; from {@code end} on
     * and round, the values that are left in its own order.
     *
     * <p>Source: Davis, "Applying adaptive algorithms to epistatic domains", IJCAI 1985.
     */
    public static List<int[]> order(int[] one, int[] other, int start, int end) {
        return List.of(ordered(one, other, start, end), ordered(other, one, start, end));
    }

    private static int[] ordered(int[] own, int[] other, int start, int end) {
        int size = own.length;
        int[] child = new int[size];
        boolean[] taken = new boolean[size];
        for (int i = start; i < end; i++) {
            child[i] = other[i];
            taken[other[i]] = true;
        }
        int from = end;
        for (int to = end; to < end + size - (end - start); to++) {
            while (taken[own[from % size]]) {
                from++;
            }
            child[to % size] = own[from % size];
            from++;
        }
        return child;
    }

    /**
     * Returns the cycle crossover (CX): positions fall into cycles, within which both parents have the same values; each cycle
     * goes to one child from one parent and to the other child from the other, by the toss of a coin.
     *
     * <p>Source: Oliver, Smith, Holland, "A study of permutation crossover operators on the traveling salesman problem", ICGA
     * 1987.
     */
    public static List<int[]> cycle(int[] one, int[] other, RandomGenerator random) {
        int[] first = other.clone();
        int[] second = one.clone();
        int[] place = places(one);
        boolean[] done = new boolean[one.length];
        for (int start = 0; start < one.length; start++) {
            if (!done[start]) {
                boolean keep = random.nextBoolean();
                for (int i = start; !done[i]; i = place[other[i]]) {
                    done[i] = true;
                    first[i] = keep ? one[i] : other[i];
                    second[i] = keep ? other[i] : one[i];
                }
            }
        }
        return List.of(first, second);
    }

    /**
     * Returns the edge recombination (ER): each child begins as one of the parents and goes on to a neighbour, in either parent,
     * that has the fewest neighbours left itself; ties, and places without neighbours left, are decided at random.
     *
     * <p>Source: Whitley, Starkweather, Fuquay, "Scheduling problems and traveling salesmen: the genetic edge recombination
     * operator", ICGA 1989.
     */
    public static List<int[]> edges(int[] one, int[] other, RandomGenerator random) {
        return List.of(tour(one[0], one, other, random), tour(other[0], one, other, random));
    }

    private static int[] tour(int start, int[] one, int[] other, RandomGenerator random) {
        List<List<Integer>> neighbours = neighbours(one, other);
        int[] child = new int[one.length];
        List<Integer> left = new ArrayList<>(Arrays.stream(one).boxed().toList());
        int at = start;
        for (int i = 0; i < child.length; i++) {
            child[i] = at;
            Integer visited = at;
            left.remove(visited);
            neighbours.forEach(list -> list.remove(visited));
            if (!left.isEmpty()) {
                at = next(neighbours, neighbours.get(at).isEmpty() ? left : neighbours.get(at), random);
            }
        }
        return child;
    }

    private static int next(List<List<Integer>> neighbours, List<Integer> choices, RandomGenerator random) {
        int best = choices.get(0);
        int ties = 0;
        for (int choice : choices) {
            int order = Integer.compare(
                    neighbours.get(choice).size(), neighbours.get(best).size());
            ties = order < 0 ? 1 : order == 0 ? ties + 1 : ties;
            if (order < 0 || order == 0 && random.nextInt(ties) == 0) {
                best = choice;
            }
        }
        return best;
    }

    private static List<List<Integer>> neighbours(int[] one, int[] other) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            neighbours.add(new ArrayList<>());
        }
        for (int[] tour : List.of(one, other)) {
            for (int i = 0; i < tour.length; i++) {
                int next = tour[(i + 1) % tour.length];
                join(neighbours, tour[i], next);
                join(neighbours, next, tour[i]);
            }
        }
        return neighbours;
    }

    private static void join(List<List<Integer>> neighbours, int from, int to) {
        if (from != to && !neighbours.get(from).contains(to)) {
            neighbours.get(from).add(to);
        }
    }

    private static int[] places(int[] order) {
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        return places;
    }
}
