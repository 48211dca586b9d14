package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.norm.GhostBatchNorm;

/**
 * DJL's {@code GhostBatchNorm} (Hoffer et al., NeurIPS 2017, section 4) with its smaller batches put together again.
 *
 * <p>DJL's own leaves an axis too many, and refuses batches that it cannot split evenly. A rest is spread over the
 * smaller batches here, so that none has fewer images than asked for.
 */
final class GhostBlock extends GhostBatchNorm {

    private final int size;

    GhostBlock(GhostBatchNorm.Builder builder, int size) {
        super(builder.optVirtualBatchSize(size));
        this.size = size;
    }

    @Override
    protected NDList[] split(NDList list) {
        NDArray whole = list.singletonOrThrow();
        long images = whole.getShape().get(0);
        long parts = Math.max(1, images / size);
        long[] borders = new long[(int) parts - 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = images * (i + 1) / parts;
        }
        return whole.split(borders).stream().map(NDList::new).toArray(NDList[]::new);
    }

    @Override
    protected NDList batchify(NDList[] parts) {
        NDList all = new NDList(parts.length);
        for (NDList part : parts) {
            all.addAll(part);
        }
        return new NDList(all.size() == 1 ? all.singletonOrThrow() : NDArrays.concat(all, 0));
    }
}
