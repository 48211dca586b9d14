package org.espalier.djl.train;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * What a block needs to get its weights.
 *
 * @param input axes of one image, without the batch: (channel, row, column)
 * @param type number type of the weights
 * @param device where the weights live
 * @param weights how weights start
 * @param seed decides all weights
 */
public record NetworkPlan(Shape input, DataType type, Device device, WeightInit weights, long seed) {

    /**
     * The usual plan: FLOAT32 on the CPU, DJL's own way to start weights.
     *
     * @param input axes of one image, without the batch
     * @param seed decides all weights
     * @return the plan
     */
    public static NetworkPlan of(Shape input, long seed) {
        return new NetworkPlan(input, DataType.FLOAT32, Device.cpu(), WeightInits.Xavier.DEFAULT, seed);
    }

    /**
     * Gives the shape of a mini-batch.
     *
     * @param size number of images, at least 1
     * @return axes (image, channel, row, column)
     */
    public Shape batchOf(long size) {
        return new Shape(size).addAll(input);
    }
}
