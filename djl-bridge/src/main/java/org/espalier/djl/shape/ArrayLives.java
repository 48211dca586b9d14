package org.espalier.djl.shape;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of one pass through a network: when each is written, and when it is read for the last time. */
final class ArrayLives {

    private final List<Life> lives = new ArrayList<>();
    /** Each array is known by the one shape object that was handed out for it. */
    private final Map<Shape, Life> known = new IdentityHashMap<>();

    private static final class Life {
        private final long numbers;
        private final int written;
        private int read;

        Life(long numbers, int time) {
            this.numbers = numbers;
            this.written = time;
            this.read = time;
        }
    }

    /** Writes an array after reading others, and returns the shape object by which it is known. */
    Shape write(Shape shape, Shape... arrays) {
        int now = lives.size();
        for (Shape array : arrays) {
            Life life = known.get(array);
            if (life != null) {
                life.read = now;
            }
        }
        Life life = new Life(shape.size(), now);
        Shape handle = new Shape(shape.getShape());
        lives.add(life);
        known.put(handle, life);
        return handle;
    }

    boolean isKnown(Shape shape) {
        return known.containsKey(shape);
    }

    /** Counts the numbers; the last array is what the network is computed for. */
    ShapeReport.Arrays counted() {
        long all = 0;
        long[] change = new long[lives.size() + 1];
        for (Life life : lives) {
            all += life.numbers;
            change[life.written] += life.numbers;
            change[life.read + 1] -= life.numbers;
        }
        long held = 0;
        long peak = 0;
        for (long step : change) {
            held += step;
            peak = Math.max(peak, held);
        }
        return new ShapeReport.Arrays(all, peak);
    }
}
