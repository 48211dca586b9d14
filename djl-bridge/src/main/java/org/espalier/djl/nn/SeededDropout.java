package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.SplittableRandom;
import org.espalier.djl.engine.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sets a part of the elements to zero while training and enlarges the others (Srivastava et al.,
 * JMLR 2014, inverted form).
 *
 * <p>DJL's {@code Dropout} draws from one generator of the whole
 * process, so that parallel trials would disturb each other's results.
 */
final class SeededDropout extends AbstractBlock implements Seeded {

    /** How far a {@link SplittableRandom} moves with each draw. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private final float rate;
    private SplittableRandom random = new SplittableRandom(0);
    private long next;

    SeededDropout(float rate) {
        this.rate = rate;
    }

    @Override
    public void seed(long seed) {
        random = new SplittableRandom(seed);
        next = seed;
    }

    @Override
    public long state() {
        return next;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        boolean keeps = store instanceof KeepsAll all && all.keepsAll();
        return training && rate > 0 && !keeps ? new NDList(input.mul(mask(input))) : inputs;
    }

    private NDArray mask(NDArray input) {
        float[] kept = new float[Math.toIntExact(input.size())];
        float size = 1 / (1 - rate);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextFloat() < rate ? 0 : size;
        }
        next += kept.length * STRIDE;
        return NativeBuffer.array(input.getManager(), kept, input.getShape(), input.getDataType());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
