package org.espalier.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.espalier.djl.data.ImageSet;
import org.espalier.djl.engine.NativeBuffer;

/**
 * Hands mini-batches to the engine through two buffers that are used again and again.
 *
 * <p>On a CPU the arrays read the buffers in place: they are valid until the next batch.
 */
final class BatchFeed implements AutoCloseable {

    private final NativeBuffer pixels;
    private final NativeBuffer classes;
    private final int imageSize;
    private final Shape imageShape;
    private final DataType type;

    BatchFeed(ImageSet like, int capacity, DataType type) {
        this.imageSize = like.shape().size();
        this.imageShape = new Shape(
                like.shape().channels(), like.shape().height(), like.shape().width());
        this.pixels = new NativeBuffer((long) capacity * imageSize * Float.BYTES);
        this.classes = new NativeBuffer((long) capacity * Long.BYTES);
        this.type = type;
    }

    /** Gathers images order[from] to order[to - 1] and makes arrays below the manager. */
    Batch gather(NDManager manager, ImageSet images, int[] order, int from, int to) {
        int count = to - from;
        ByteBuffer pixelView = pixels.view((long) count * imageSize * Float.BYTES);
        ByteBuffer classView = classes.view((long) count * Long.BYTES);
        FloatBuffer values = pixelView.asFloatBuffer();
        LongBuffer labels = classView.asLongBuffer();
        int[] expected = new int[count];
        for (int i = 0; i < count; i++) {
            int index = order[from + i];
            images.copyTo(index, values);
            expected[i] = images.label(index);
            labels.put(expected[i]);
        }
        NDArray input = manager.create(pixelView, new Shape(count).addAll(imageShape), DataType.FLOAT32);
        NDArray label = manager.create(classView, new Shape(count), DataType.INT64);
        return new Batch(input.toType(type, false), label, expected);
    }

    @Override
    public void close() {
        pixels.close();
        classes.close();
    }

    /** One mini-batch: pixels, labels as the engine wants them, and the same labels in Java. */
    record Batch(NDArray input, NDArray label, int[] expected) {

        /** Counts the rows whose largest number stands at the label. */
        int correct(NDArray predictions) {
            float[] scores = predictions.toType(DataType.FLOAT32, false).toFloatArray();
            int classes = scores.length / expected.length;
            int right = 0;
            for (int i = 0; i < expected.length; i++) {
                int best = 0;
                for (int k = 1; k < classes; k++) {
                    if (scores[i * classes + k] > scores[i * classes + best]) {
                        best = k;
                    }
                }
                if (best == expected[i]) {
                    right++;
                }
            }
            return right;
        }
    }
}
