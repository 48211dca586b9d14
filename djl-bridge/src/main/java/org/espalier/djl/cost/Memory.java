package org.espalier.djl.cost;

import ai.djl.ndarray.types.Shape;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.shape.ShapeReport.LayerShapes;
import org.espalier.internal.Checks;

/**
 * How many bytes a network takes, with numbers of 4 bytes, by a rule that knows nothing of the engine.
 *
 * <ul>
 *   <li>{@link Use#INFERENCE}: parameters, statistics (running means), and the arrays that are held together at most: each
 *       is freed when it was read for the last time.
 *   <li>{@link Use#TRAINING}: parameters, their gradients, the optimizer's numbers, statistics, and all arrays of the pass
 *       forwards, which are kept for the pass backwards.
 * </ul>
 *
 * Each layer writes one array and none in place; see {@link ShapeReport.Arrays}. What kernels work in, the gradients of
 * arrays, and what a memory pool holds in reserve are left out.
 *
 * @param input shape of one image, without the batch
 * @param batch images of a mini-batch, at least 1
 * @param use what the network is used for
 * @param optimizerNumbers numbers that the optimizer keeps for each parameter, at least 0: 0 for plain descent, 1 with
 *     momentum, 2 for Adam; of no effect at inference
 */
public record Memory(Shape input, int batch, Use use, int optimizerNumbers) implements NetworkCost {

    private static final int BYTES = 4;
    private static final int ADAM = 2;

    /** What a network is used for. */
    public enum Use {
        /** The weights stay. */
        INFERENCE("inferenceBytes"),
        /** The weights change. */
        TRAINING("trainingBytes");

        private final String metric;

        Use(String metric) {
            this.metric = metric;
        }
    }

    /** @throws IllegalArgumentException if a number is outside its range */
    public Memory {
        Checks.atLeast("batch", batch, 1);
        Checks.atLeast("optimizerNumbers", optimizerNumbers, 0);
    }

    /**
     * The memory of inference.
     *
     * @param input shape of one image, without the batch
     * @param batch images of a mini-batch, at least 1
     * @return the figure
     */
    public static Memory inference(Shape input, int batch) {
        return new Memory(input, batch, Use.INFERENCE, 0);
    }

    /**
     * The memory of training with Adam.
     *
     * @param input shape of one image, without the batch
     * @param batch images of a mini-batch, at least 1
     * @return the figure
     */
    public static Memory training(Shape input, int batch) {
        return new Memory(input, batch, Use.TRAINING, ADAM);
    }

    @Override
    public String name() {
        return use.metric;
    }

    /** Returns the bytes of the layer's weights and of its output. */
    @Override
    public long of(LayerShapes layer) {
        return bytes(layer.parameters(), layer.statistics(), layer.output().size());
    }

    /** Returns the bytes of the whole network; less than the sum over its layers where arrays are freed. */
    @Override
    public long of(ShapeReport report) {
        long arrays =
                use == Use.TRAINING ? report.arrays().all() : report.arrays().peak();
        return bytes(report.parameters(), report.statistics(), arrays);
    }

    private long bytes(long parameters, long statistics, long numbersOfAnImage) {
        long copies = use == Use.TRAINING ? 2L + optimizerNumbers : 1;
        return BYTES * (copies * parameters + statistics + batch * numbersOfAnImage);
    }
}
