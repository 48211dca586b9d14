package org.espalier.djl.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers one above the other, in one direction or both.
 *
 * <p>Built of single layers rather than by one of DJL's stacked blocks: dropout between layers then follows the seed of
 * the training, and both directions work with biases, which DJL hands to PyTorch in the wrong order.
 *
 * @param cell one layer in one direction
 * @param layers how many
 * @param dropRate part of the elements set to zero between layers while training
 * @param bidirectional whether a second cell goes from the end to the beginning
 * @param returnState whether the last states are the output, instead of the sequence
 */
record RecurrentStack(RecurrentCell cell, int layers, double dropRate, boolean bidirectional, boolean returnState)
        implements Layer {

    @Override
    public Shape infer(Shape input, LayerScope scope) {
        Shape[] states = new Shape[layers * directions()];
        Shape shape = input;
        for (int i = 0; i < layers; i++) {
            Shape below = shape;
            shape = scope.own("forward", i, cell, below);
            states[i * directions()] = shape;
            if (bidirectional) {
                Shape back = scope.own("backward", i, cell, below);
                states[2 * i + 1] = back;
                shape = scope.joined(new Shape(shape.get(0), 2L * cell.stateSize()), shape, back);
            }
        }
        return returnState ? scope.joined(new Shape(states.length, cell.stateSize()), states) : shape;
    }

    private int directions() {
        return bidirectional ? 2 : 1;
    }

    @Override
    public Block block(Shape input, BlockBuilder blocks) {
        return new Stack(this, input, blocks);
    }

    @Override
    public String onnx(OnnxValue input, OnnxScope scope) {
        List<String> states = new ArrayList<>();
        OnnxValue value = input;
        for (int i = 0; i < layers; i++) {
            RecurrentCell.Outputs there = cell.onnx(value, false, scope.within("forward", i, cell));
            states.add(there.state());
            String sequence = there.sequence();
            if (bidirectional) {
                RecurrentCell.Outputs back = cell.onnx(value, true, scope.within("backward", i, cell));
                states.add(back.state());
                sequence = scope.add(
                        OnnxNode.of("Concat", sequence, back.sequence()).integer("axis", 2));
            }
            value = new OnnxValue(sequence, new Shape(input.shape().get(0), (long) cell.stateSize() * directions()));
        }
        return returnState
                ? scope.add(OnnxNode.of("Concat", states.toArray(new String[0])).integer("axis", 1))
                : value.name();
    }

    @Override
    public String toString() {
        return cell.kind().title() + "(stateSize=" + cell.stateSize()
                + (layers == 1 ? "" : ", numLayers=" + layers)
                + (bidirectional ? ", bidirectional=true" : "")
                + (returnState ? ", returnState=true" : "") + ")";
    }

    /** The layers, from the bottom to the top. */
    private static final class Stack extends CompositeBlock {

        private final RecurrentStack stack;
        private final List<Block> forward = new ArrayList<>();
        private final List<Block> backward = new ArrayList<>();
        private final List<Block> drops = new ArrayList<>();

        Stack(RecurrentStack stack, Shape input, BlockBuilder blocks) {
            super(blocks.shapeAfter(stack, input));
            this.stack = stack;
            Shape shape = input;
            for (int i = 0; i < stack.layers; i++) {
                forward.add(add("forward", blocks.own("forward", i, stack.cell, shape), shape));
                if (stack.bidirectional) {
                    backward.add(add("backward", blocks.own("backward", i, stack.cell, shape), shape));
                }
                shape = new Shape(input.get(0), (long) stack.cell.stateSize() * stack.directions());
                if (i < stack.layers - 1) {
                    drops.add(add("dropout", new SeededDropout((float) stack.dropRate), shape));
                }
            }
        }

        @Override
        NDArray apply(Pass pass, NDList inputs) {
            NDArray sequence = inputs.singletonOrThrow();
            NDList states = new NDList();
            for (int i = 0; i < stack.layers; i++) {
                NDArray below = sequence;
                NDList there = pass.all(forward.get(i), below);
                states.add(there.get(1));
                sequence = there.get(0);
                if (stack.bidirectional) {
                    NDList back = pass.all(backward.get(i), below.flip(1));
                    states.add(back.get(1));
                    sequence = NDArrays.concat(new NDList(sequence, back.get(0).flip(1)), 2);
                }
                if (i < drops.size()) {
                    sequence = pass.through(drops.get(i), sequence);
                }
            }
            return stack.returnState ? NDArrays.stack(states, 1) : sequence;
        }
    }
}
