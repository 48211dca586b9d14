package org.espalier.benchmarks.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.engine.NativeBuffer;
import org.espalier.djl.optim.Adam;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.ParameterStepper;

/**
 * What somebody would write with DJL alone: blocks, a loop over mini-batches, loss and accuracy. Only the step is the
 * library's, because DJL's own leaks and is one for all threads.
 */
final class ByHand {

    private static final Shape IMAGE = new Shape(1, 28, 28);

    private ByHand() {}

    /** Returns the network that {@link TrainingSpeed} describes as a tree, in DJL's words. */
    static Block network(String name) {
        return switch (name) {
            case "mlp" ->
                new SequentialBlock()
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(128).build())
                        .add(Activation.reluBlock())
                        .add(Linear.builder().setUnits(64).build())
                        .add(Activation.reluBlock())
                        .add(Linear.builder().setUnits(10).build());
            case "lenet" ->
                new SequentialBlock()
                        .add(conv(6, 5, 2))
                        .add(Activation.tanhBlock())
                        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(conv(16, 5, 0))
                        .add(Activation.tanhBlock())
                        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(120).build())
                        .add(Activation.tanhBlock())
                        .add(Linear.builder().setUnits(84).build())
                        .add(Activation.tanhBlock())
                        .add(Linear.builder().setUnits(10).build());
            default ->
                new SequentialBlock()
                        .add(conv(8, 3, 1))
                        .add(BatchNorm.builder().build())
                        .add(Activation.reluBlock())
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(conv(16, 3, 1))
                        .add(BatchNorm.builder().build())
                        .add(Activation.reluBlock())
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(10).build());
        };
    }

    private static Block conv(int filters, int kernel, int padding) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optPadding(new Shape(padding, padding))
                .build();
    }

    /** Trains for some passes, and returns the accuracy of the last one. */
    static double train(Block block, ImageSet images, int batch, int epochs) {
        try (NDManager manager = Engines.newManager(Device.cpu());
                NativeBuffer pixels =
                        new NativeBuffer((long) batch * images.shape().size() * Float.BYTES)) {
            block.setInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
            block.initialize(manager, DataType.FLOAT32, new Shape(batch).addAll(IMAGE));
            ParameterStore store = new ParameterStore(manager, false);
            List<Parameter> parameters = new ArrayList<>();
            block.getParameters().forEach(pair -> parameters.add(pair.getValue()));
            int right = 0;
            try (ParameterStepper stepper =
                    new ParameterStepper(manager, new Adam(0.001), Tracker.fixed(0.001f), GradientClip.NONE)) {
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    right = 0;
                    int[] order = ImageSplits.permutation(images.size(), epoch);
                    for (int from = 0; from + batch <= order.length; from += batch) {
                        try (NDManager scope = manager.newSubManager()) {
                            right += step(
                                    block,
                                    store,
                                    stepper,
                                    parameters,
                                    batch(scope, images, order, from, pixels, batch));
                        }
                    }
                }
            }
            block.clear();
            return right / (double) images.size();
        }
    }

    private static NDList batch(
            NDManager scope, ImageSet images, int[] order, int from, NativeBuffer pixels, int batch) {
        ByteBuffer bytes = pixels.view((long) batch * images.shape().size() * Float.BYTES);
        FloatBuffer values = bytes.asFloatBuffer();
        long[] labels = new long[batch];
        for (int i = 0; i < batch; i++) {
            images.copyTo(order[from + i], values);
            labels[i] = images.label(order[from + i]);
        }
        return new NDList(scope.create(bytes, new Shape(batch).addAll(IMAGE), DataType.FLOAT32), scope.create(labels));
    }

    private static int step(
            Block block, ParameterStore store, ParameterStepper stepper, List<Parameter> parameters, NDList batch) {
        NDArray output;
        NDArray loss;
        try (GradientTape tape = Gradients.record(store.getManager().getEngine())) {
            output = block.forward(store, new NDList(batch.get(0)), true).singletonOrThrow();
            loss = Loss.softmaxCrossEntropyLoss().evaluate(new NDList(batch.get(1)), new NDList(output));
            tape.backward(loss);
        }
        stepper.step(parameters);
        if (!Float.isFinite(loss.getFloat())) {
            throw new IllegalStateException("the loss is " + loss.getFloat());
        }
        long[] best = output.argMax(1).toLongArray();
        long[] labels = batch.get(1).toLongArray();
        int right = 0;
        for (int i = 0; i < best.length; i++) {
            right += best[i] == labels[i] ? 1 : 0;
        }
        return right;
    }
}
