package org.espalier.djl.cost;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.espalier.algo.Objective;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.djl.train.WeightInits;
import org.espalier.internal.Checks;

/**
 * How long a network takes for a mini-batch, measured: the median of several runs after some that do not count.
 *
 * <p>A run is the pass through the network, without recording for differentiation, and the copy of its output to the JVM,
 * without which a GPU would not have finished. The figure holds for the device it was measured on, and for nothing else
 * that runs there at the same time:
 *
 * <pre>{@code
 * Measured speed = Latency.of(new Shape(3, 32, 32)).measure(layer, Device.cpu(), InstantSource.system());
 * sample.report(Map.of("accuracy", accuracy, Latency.NAME, speed.milliseconds()));
 * }</pre>
 *
 * @param input shape of one image, without the batch
 * @param batch images of a mini-batch, at least 1
 * @param warmUp runs that do not count, at least 0
 * @param runs runs that count, at least 1
 */
public record Latency(Shape input, int batch, int warmUp, int runs) {

    /** The name of the metric, in milliseconds. */
    public static final String NAME = "latency";

    /** The objective to keep it small. */
    public static final Objective OBJECTIVE = Objective.minimize(NAME);

    private static final int WARM_UP = 10;
    private static final int RUNS = 50;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Latency {
        Checks.atLeast("batch", batch, 1);
        Checks.atLeast("warmUp", warmUp, 0);
        Checks.atLeast("runs", runs, 1);
    }

    /**
     * The usual measurement: one image, 50 runs after 10 that do not count.
     *
     * @param input shape of one image, without the batch
     * @return the measurement
     */
    public static Latency of(Shape input) {
        return new Latency(input, 1, WARM_UP, RUNS);
    }

    /**
     * What was measured.
     *
     * @param device where the network ran
     * @param times one for each run, shortest first; at least one
     */
    public record Measured(Device device, List<Duration> times) {

        /** @throws IllegalArgumentException if there are no times */
        public Measured {
            if (times.isEmpty()) {
                throw new IllegalArgumentException("times: expected at least 1, found none");
            }
            times = times.stream().sorted().toList();
        }

        /** Returns the time in the middle; of two, the mean. */
        public Duration median() {
            int middle = times.size() / 2;
            return times.size() % 2 == 1
                    ? times.get(middle)
                    : times.get(middle - 1).plus(times.get(middle)).dividedBy(2);
        }

        /** Returns the median in milliseconds, the unit of the metric. */
        public double milliseconds() {
            return median().toNanos() / 1e6;
        }

        /** Returns {@code 1.52 ms on cpu() (median of 50 runs)}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.3g ms on %s (median of %d runs)", milliseconds(), device, times.size());
        }
    }

    /**
     * Builds a network with random weights and measures it; frees all native memory.
     *
     * @param network the description
     * @param device where it runs
     * @param clock measures the time
     * @return the times
     * @throws org.espalier.djl.nn.ShapeException if the network is impossible
     * @throws org.espalier.djl.engine.UnusableEngineException if the engine or the device cannot be used
     */
    public Measured measure(Layer network, Device device, InstantSource clock) {
        NetworkPlan plan = new NetworkPlan(input, DataType.FLOAT32, device, WeightInits.Xavier.DEFAULT, 0);
        try (Network built = Network.initialize(BlockBuilder.build(network, input), plan)) {
            return measure(built, clock);
        }
    }

    /**
     * Measures a network where it is, with the weights and the number type that it has.
     *
     * @param network the network; stays open
     * @param clock measures the time
     * @return the times
     */
    public Measured measure(Network network, InstantSource clock) {
        List<Duration> times = new ArrayList<>(runs);
        try (NDManager manager = network.manager().newSubManager()) {
            NDArray images = manager.ones(new Shape(batch).addAll(input), network.type());
            for (int run = 0; run < warmUp; run++) {
                pass(network, manager, images);
            }
            for (int run = 0; run < runs; run++) {
                Instant begin = clock.instant();
                pass(network, manager, images);
                times.add(Duration.between(begin, clock.instant()));
            }
        }
        return new Measured(network.device(), times);
    }

    private static void pass(Network network, NDManager manager, NDArray images) {
        try (NDManager step = manager.newSubManager()) {
            images.tempAttach(step); // so that all that is computed from it is freed with the step
            network.predict(images).toByteBuffer();
        }
    }
}
