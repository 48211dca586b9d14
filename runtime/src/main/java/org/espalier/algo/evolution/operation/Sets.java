package org.espalier.algo.evolution.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Operations on outputs as sets of objects. */
final class Sets {
    private Sets() {}

    private static <T> Set<T> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static <T> Set<T> of(List<T> items) {
        Set<T> set = none();
        set.addAll(items);
        return set;
    }

    record Union<A, B>(Operation<A, B> first, Operation<A, B> second) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            Set<B> seen = none();
            List<B> all = new ArrayList<>(first.apply(inputs, turn));
            all.addAll(second.apply(inputs, turn));
            all.removeIf(item -> !seen.add(item));
            return all;
        }

        @Override
        public String toString() {
            return "(" + first + " | " + second + ")";
        }
    }

    record Intersection<A, B>(Operation<A, B> first, Operation<A, B> second) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> items = new ArrayList<>(first.apply(inputs, turn));
            Set<B> others = of(second.apply(inputs, turn));
            items.removeIf(item -> !others.contains(item));
            return items;
        }

        @Override
        public String toString() {
            return "(" + first + " & " + second + ")";
        }
    }

    record Difference<A, B>(Operation<A, B> first, Operation<A, B> second) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> items = new ArrayList<>(first.apply(inputs, turn));
            Set<B> others = of(second.apply(inputs, turn));
            items.removeIf(others::contains);
            return items;
        }

        @Override
        public String toString() {
            return "(" + first + " - " + second + ")";
        }
    }

    record SymmetricDifference<A, B>(Operation<A, B> first, Operation<A, B> second) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> one = first.apply(inputs, turn);
            List<B> two = second.apply(inputs, turn);
            Set<B> seen = of(one);
            seen.retainAll(of(two));
            List<B> items = new ArrayList<>(one);
            items.addAll(two);
            items.removeIf(item -> !seen.add(item));
            return items;
        }

        @Override
        public String toString() {
            return "(" + first + " ^ " + second + ")";
        }
    }

    record Inversion<T>(Operation<T, T> operation) implements Operation<T, T> {
        @Override
        public List<T> apply(List<T> inputs, Turn turn) {
            Set<T> out = of(operation.apply(inputs, turn));
            List<T> items = new ArrayList<>(inputs);
            items.removeIf(out::contains);
            return items;
        }

        @Override
        public String toString() {
            return "not(" + operation + ")";
        }
    }
}
