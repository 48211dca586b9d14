package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import org.espalier.djl.engine.Region;

/**
 * Weights to be changed in one step: a whole parameter, or a part of a larger one whose optimizer state they use.
 *
 * @param owner identity of the parameter that the optimizer remembers
 * @param weight the numbers, an array that asks for a gradient and shares the owner's memory
 * @param whole the owner's numbers
 * @param region where {@code weight} lies in {@code whole}
 */
public record Piece(String owner, NDArray weight, NDArray whole, Region region) {

    /**
     * All of a parameter.
     *
     * @param parameter has its numbers
     * @return the piece
     */
    public static Piece of(Parameter parameter) {
        NDArray array = parameter.getArray();
        return new Piece(parameter.getId(), array, array, Region.all(array.getShape()));
    }
}
