package org.espalier.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.NativeBuffer;
import org.espalier.djl.engine.Region;
import org.espalier.djl.nn.Cut;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.train.WeightInit;
import org.espalier.path.Path;
import org.espalier.path.Violation;

/**
 * One array for each weight of a space, large enough for every network that asked for it so far.
 *
 * <p>A network gets the array itself, or a view of a part that shares its memory. How an array starts depends on the seed
 * and on its key only.
 */
final class WeightBank implements AutoCloseable {
    private final NDManager manager;
    private final DataType type;
    private final WeightInit weights;
    private final long seed;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int growths;

    WeightBank(NDManager manager, DataType type, WeightInit weights, long seed) {
        this.manager = manager;
        this.type = type;
        this.weights = weights;
        this.seed = seed;
    }

    /** Returns the numbers for a parameter of a shape at a place, which asks for a gradient if the parameter does. */
    Piece take(PlacedParameter placed, Initializer start, Path place, Shape shape) {
        String key = place + ":" + placed.name();
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(key, placed.cut(), placed.parameter(), start);
            entries.put(key, entry);
            entry.whole = start(entry, shape);
        } else if (entry.whole.getShape().dimension() != shape.dimension()) {
            throw new SuperNetException(
                    "Super-network",
                    List.of(new Violation(
                            place,
                            placed.name() + " with " + entry.whole.getShape().dimension()
                                    + " axes, as in another network of the space",
                            shape + " of " + placed.layer(),
                            "Put the layers into different candidates of a choice of layers")));
        } else {
            entry.grow(shape);
        }
        return entry.piece(shape);
    }

    /** Returns how often an array was replaced by a larger one; networks built before that hold the old one. */
    int growths() {
        return growths;
    }

    /** Returns all arrays by key, in order of first use. */
    Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        entries.forEach((key, entry) -> arrays.put(key, entry.whole));
        return arrays;
    }

    /** Counts the trainable numbers. */
    long parameterCount() {
        return entries.values().stream()
                .filter(entry -> entry.trained)
                .mapToLong(entry -> entry.whole.size())
                .sum();
    }

    @Override
    public void close() {
        entries.clear();
        manager.close();
    }

    private NDArray start(Entry entry, Shape shape) {
        if (entry.type != Parameter.Type.WEIGHT) {
            return entry.initializer.initialize(manager, shape, type);
        }
        CRC32 hash = new CRC32();
        hash.update(entry.key.getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + hash.getValue());
        float[] values = new float[Math.toIntExact(shape.size())];
        weights.fill(values, shape.getShape(), random.split());
        return NativeBuffer.array(manager, values, shape, type);
    }

    /** One weight, with the views of it that are in use. */
    private final class Entry {
        private final String key;
        private final Cut cut;
        private final Parameter.Type type;
        private final Initializer initializer;
        private final boolean trained;
        private final Map<Shape, Piece> pieces = new HashMap<>();
        private NDArray whole = manager.create(0f);

        Entry(String key, Cut cut, Parameter parameter, Initializer initializer) {
            this.key = key;
            this.cut = cut;
            this.type = parameter.getType();
            this.initializer = initializer;
            this.trained = parameter.requiresGradient();
        }

        Piece piece(Shape shape) {
            return pieces.computeIfAbsent(shape, s -> {
                Region region = region(whole.getShape(), s);
                return new Piece(key, leaf(region), whole, region);
            });
        }

        /** Returns an array of its own for differentiation, in the memory of the whole one. */
        private NDArray leaf(Region region) {
            NDArray part = Gradients.withoutRecording(manager.getEngine(), () -> {
                if (region.isAll()) {
                    return whole;
                }
                try (NDArray view = region.of(whole)) {
                    return view.stopGradient();
                }
            });
            if (trained) {
                part.setRequiresGradient(true);
            }
            return part;
        }

        void grow(Shape shape) {
            Shape now = whole.getShape();
            long[] extents = now.getShape().clone();
            boolean larger = false;
            for (int axis = 0; axis < extents.length; axis++) {
                larger |= shape.get(axis) > extents[axis];
                extents[axis] = Math.max(extents[axis], shape.get(axis));
            }
            if (larger) {
                Shape wide = new Shape(extents);
                NDArray old = whole;
                NDArray fresh = start(this, wide);
                Gradients.withoutRecording(manager.getEngine(), () -> {
                    try (NDArray place = region(wide, now).of(fresh)) {
                        place.subi(place).addi(old);
                    }
                    return fresh;
                });
                pieces.values().forEach(piece -> piece.weight().close());
                pieces.clear();
                old.close();
                whole = fresh;
                growths++;
            }
        }

        private Region region(Shape large, Shape small) {
            long[] offsets = new long[large.dimension()];
            for (int axis = 0; axis < offsets.length; axis++) {
                offsets[axis] = cut.offset(axis, small.get(axis), large.get(axis));
            }
            return new Region(large, small, offsets);
        }
    }
}
