package org.espalier.djl.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.NativeBuffer;
import org.espalier.djl.nn.Seeded;

/**
 * A block with weights, and the native memory they live in.
 *
 * <p>All weights follow from a seed. Closing the network frees them. A network belongs to one thread
 * at a time; different networks may work in different threads.
 */
public final class Network implements AutoCloseable {

    private final Block block;
    private final NDManager manager;
    private final RecordingStore store;
    private final DataType type;

    private Network(Block block, NDManager manager, DataType type) {
        this.block = block;
        this.manager = manager;
        this.type = type;
        this.store = new RecordingStore(manager);
    }

    /**
     * Gives a block its weights.
     *
     * @param block a block without weights; it belongs to the network from now on
     * @param plan input shape, number type, device, and how weights start
     * @return the network
     * @throws org.espalier.djl.engine.UnusableEngineException if the engine, the device or the number
     *     type cannot be used
     */
    public static Network initialize(Block block, NetworkPlan plan) {
        Engines.requireTrainable(plan.type());
        NDManager manager = Engines.newManager(plan.device());
        try {
            SplittableRandom seeds = new SplittableRandom(plan.seed());
            for (Pair<String, Parameter> pair : block.getParameters()) {
                setInitializer(pair.getValue(), plan.weights(), seeds.split());
            }
            seedChildren(block, seeds);
            block.initialize(manager, plan.type(), plan.batchOf(1));
            return new Network(block, manager, plan.type());
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Applies the block to a mini-batch, as in training: normalisation uses the batch, dropout drops.
     *
     * @param input axes (image, channel, row, column) or as the block wants them
     * @return the block's output, below the input's manager
     */
    public NDArray train(NDArray input) {
        return block.forward(store, new NDList(input), true).singletonOrThrow();
    }

    /**
     * Applies the block to a mini-batch as in use, without recording for differentiation.
     *
     * @param input axes (image, channel, row, column) or as the block wants them
     * @return the block's output, below the input's manager
     */
    public NDArray predict(NDArray input) {
        return Gradients.withoutRecording(manager.getEngine(), () -> block.forward(store, new NDList(input), false)
                .singletonOrThrow());
    }

    /**
     * Tells which parameters took part in {@link #train} since the last call.
     *
     * @return parameters in order of first use
     */
    public Set<Parameter> takeActive() {
        return store.takeActive();
    }

    /**
     * Lists the parameters by name.
     *
     * @return names as DJL gives them, unique within the network, in order of the block
     */
    public Map<String, Parameter> parameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        block.getParameters().forEach(pair -> named.put(pair.getKey(), pair.getValue()));
        return named;
    }

    /**
     * Counts the trainable numbers.
     *
     * @return sum of the sizes of all parameters that ask for a gradient; shared ones count once
     */
    public long parameterCount() {
        return parameters().values().stream()
                .distinct()
                .filter(Parameter::requiresGradient)
                .mapToLong(p -> p.getShape().size())
                .sum();
    }

    /** Tells what the layers that draw random numbers draw next, in the order of the block. */
    List<Long> seeds() {
        return seeded().stream().map(Seeded::state).toList();
    }

    /** Lets the layers that draw random numbers go on where others stopped. */
    void seeds(List<Long> seeds) {
        List<Seeded> blocks = seeded();
        if (blocks.size() != seeds.size()) {
            throw new CheckpointException(
                    List.of("expected " + blocks.size() + " layers that draw random numbers, found " + seeds.size()));
        }
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).seed(seeds.get(i));
        }
    }

    private List<Seeded> seeded() {
        List<Seeded> seeded = new ArrayList<>();
        collect(block, Collections.newSetFromMap(new IdentityHashMap<>()), seeded);
        return seeded;
    }

    private static void collect(Block block, Set<Block> seen, List<Seeded> seeded) {
        if (seen.add(block)) {
            if (block instanceof Seeded one) {
                seeded.add(one);
            }
            block.getChildren().forEach(pair -> collect(pair.getValue(), seen, seeded));
        }
    }

    /**
     * Returns the block.
     *
     * @return the block that holds the weights; it loses them when the network is closed
     */
    public Block block() {
        return block;
    }

    /**
     * Returns the manager of the weights.
     *
     * @return the manager; open sub-managers of it for work
     */
    public NDManager manager() {
        return manager;
    }

    /**
     * Returns the number type of the weights.
     *
     * @return FLOAT32 unless planned otherwise
     */
    public DataType type() {
        return type;
    }

    /**
     * Returns the device of the weights.
     *
     * @return a CPU or a GPU
     */
    public Device device() {
        return manager.getDevice();
    }

    /** Frees all weights; does nothing when called again. */
    @Override
    public void close() {
        if (manager.isOpen()) {
            Device device = manager.getDevice();
            block.clear();
            manager.close();
            Engines.giveBackMemory(device);
        }
    }

    /** Weights start as planned; biases, scales and running means as DJL starts them (0 and 1). */
    private static void setInitializer(Parameter parameter, WeightInit weights, RandomGenerator random) {
        if (parameter.getType() != Parameter.Type.WEIGHT) {
            return;
        }
        parameter.setInitializer((manager, shape, type) -> {
            float[] values = new float[Math.toIntExact(shape.size())];
            weights.fill(values, shape.getShape(), random);
            return NativeBuffer.array(manager, values, shape, type);
        });
    }

    private static void seedChildren(Block block, SplittableRandom seeds) {
        if (block instanceof Seeded seeded) {
            seeded.seed(seeds.nextLong());
        }
        block.getChildren().forEach(pair -> seedChildren(pair.getValue(), seeds));
    }
}
