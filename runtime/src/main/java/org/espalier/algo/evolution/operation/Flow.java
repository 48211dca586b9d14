package org.espalier.algo.evolution.operation;

import java.util.ArrayList;
import java.util.List;
import org.espalier.algo.evolution.scalar.Scalar;

/** Operations that run others one after the other, several times, or on parts. */
final class Flow {
    private Flow() {}

    record Pipeline<A, B, C>(Operation<A, B> first, Operation<B, C> second) implements Operation<A, C> {
        @Override
        public List<C> apply(List<A> inputs, Turn turn) {
            return second.apply(first.apply(inputs, turn), turn);
        }

        @Override
        public String toString() {
            return first + " >> " + second;
        }
    }

    record Concatenation<A, B>(Operation<A, B> first, Operation<A, B> second) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> all = new ArrayList<>(first.apply(inputs, turn));
            all.addAll(second.apply(inputs, turn));
            return all;
        }

        @Override
        public String toString() {
            return "(" + first + " + " + second + ")";
        }
    }

    record Repeat<A, B>(Operation<A, B> operation, Scalar count) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            int times = turn.count(count);
            List<B> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.addAll(operation.apply(inputs, turn));
            }
            return all;
        }

        @Override
        public String toString() {
            return "(" + operation + ") * " + count;
        }
    }

    record Power<T>(Operation<T, T> operation, Scalar exponent) implements Operation<T, T> {
        @Override
        public List<T> apply(List<T> inputs, Turn turn) {
            int times = turn.count(exponent);
            List<T> items = inputs;
            for (int i = 0; i < times; i++) {
                items = operation.apply(items, turn);
            }
            return items;
        }

        @Override
        public String toString() {
            return "(" + operation + ") ^ " + exponent;
        }
    }

    record Slice<A, B>(Operation<A, B> operation, Bounds bounds) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            return bounds.of(operation.apply(inputs, turn));
        }

        @Override
        public String toString() {
            return "(" + operation + ")[" + bounds + "]";
        }
    }

    record At<A, B>(Operation<A, B> operation, Scalar position) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> items = operation.apply(inputs, turn);
            long wanted = Math.round(turn.value(position));
            long counted = wanted < 0 ? wanted + items.size() : wanted;
            return counted >= 0 && counted < items.size() ? List.of(items.get((int) counted)) : List.of();
        }

        @Override
        public String toString() {
            return "(" + operation + ")[" + position + "]";
        }
    }

    record UntilChange<T>(Operation<T, T> operation, Scalar attempts) implements Operation<T, T> {
        @Override
        public List<T> apply(List<T> inputs, Turn turn) {
            int most = Math.max(1, turn.count(attempts));
            List<T> outputs = operation.apply(inputs, turn);
            for (int i = 1; i < most && outputs.equals(inputs); i++) {
                outputs = operation.apply(inputs, turn);
            }
            return outputs;
        }

        @Override
        public String toString() {
            return "(" + operation + ") until changed, at most " + attempts + " times";
        }
    }

    record Choice<T>(List<Option<T>> options, Scalar limit) implements Operation<T, T> {
        @Override
        public List<T> apply(List<T> inputs, Turn turn) {
            int most = turn.count(limit);
            List<T> items = inputs;
            int applied = 0;
            for (int i = 0; i < options.size() && applied < most; i++) {
                if (turn.random().nextDouble() < turn.value(options.get(i).probability())) {
                    items = options.get(i).operation().apply(items, turn);
                    applied++;
                }
            }
            return items;
        }

        @Override
        public String toString() {
            return "choose" + options + " at most " + limit;
        }
    }

    record Conditional<A, B>(Condition<A> condition, Operation<A, B> then, Operation<A, B> otherwise)
            implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            return (condition.test(inputs, turn) ? then : otherwise).apply(inputs, turn);
        }

        @Override
        public String toString() {
            return "if (" + condition + ") {" + then + "} else {" + otherwise + "}";
        }
    }

    record Each<A, B>(Operation<A, B> operation) implements Operation<List<A>, List<B>> {
        @Override
        public List<List<B>> apply(List<List<A>> inputs, Turn turn) {
            List<List<B>> outputs = new ArrayList<>(inputs.size());
            for (List<A> input : inputs) {
                outputs.add(operation.apply(input, turn));
            }
            return outputs;
        }

        @Override
        public String toString() {
            return "each(" + operation + ")";
        }
    }

    record Flatten<T>() implements Operation<List<T>, T> {
        @Override
        public List<T> apply(List<List<T>> inputs, Turn turn) {
            List<T> all = new ArrayList<>();
            inputs.forEach(all::addAll);
            return all;
        }

        @Override
        public String toString() {
            return "flatten";
        }
    }

    record Identity<T>() implements Operation<T, T> {
        @Override
        public List<T> apply(List<T> inputs, Turn turn) {
            return inputs;
        }

        @Override
        public String toString() {
            return "identity";
        }
    }

    record Recall<A, B>(Slot<List<B>> slot) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            return turn.memory().get(slot);
        }

        @Override
        public String toString() {
            return "recall(" + slot + ")";
        }
    }

    record Remember<A, B, C>(Operation<A, B> operation, Slot<List<B>> slot) implements Operation<A, C> {
        @Override
        public List<C> apply(List<A> inputs, Turn turn) {
            turn.memory().put(slot, List.copyOf(operation.apply(inputs, turn)));
            return List.of();
        }

        @Override
        public String toString() {
            return operation + " >> remember(" + slot + ")";
        }
    }

    record Setting<A, B, T>(Operation<A, B> operation, Slot<T> slot, T value) implements Operation<A, B> {
        @Override
        public List<B> apply(List<A> inputs, Turn turn) {
            List<B> outputs = operation.apply(inputs, turn);
            turn.memory().put(slot, value);
            return outputs;
        }

        @Override
        public String toString() {
            return operation + " >> set(" + slot + ", " + value + ")";
        }
    }
}
