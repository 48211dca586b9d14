package org.espalier.djl.models;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Activations.tanh;
import static org.espalier.djl.nn.LayerFields.FILTERS;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.PADDING;
import static org.espalier.djl.nn.Layers.avgPool2d;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.symbol.Symbol;

/** Networks whose layers stand one after the other. */
public final class PlainNetworks {

    private static final double DROPOUT = 0.5;
    private static final List<Integer> VGG_UNITS = List.of(4096, 4096);

    private PlainNetworks() {}

    /**
     * Hidden layers of features, each followed by the larger of x and 0.
     *
     * @param classes number of outputs, at least 1
     * @param hidden outputs of each hidden layer, first to last; none makes a linear classifier
     * @return the network, for images of any shape
     */
    public static Symbol<Layer> mlp(int classes, int... hidden) {
        List<Symbol<Layer>> layers = new ArrayList<>();
        layers.add(flatten());
        for (int units : hidden) {
            layers.add(linear(units));
            layers.add(relu());
        }
        layers.add(linear(classes));
        return Parts.chain(layers);
    }

    /**
     * LeNet-5 (LeCun et al., Proceedings of the IEEE 86(11), 1998, figure 2), with the simplifications that are usual today:
     * every filter of the second convolution sees all channels, pooling has no weights, the output is linear.
     *
     * @param classes number of outputs, at least 1
     * @return the network, for images (1, 28, 28), to which the first convolution adds a border of 2; 61 706 parameters
     *     with 10 classes
     */
    public static Symbol<Layer> leNet5(int classes) {
        return sequential(
                conv2d(6, 5),
                tanh(),
                avgPool2d(2),
                conv2d(c -> c.set(FILTERS, 16).set(KERNEL, 5).set(PADDING, Padding.VALID)),
                tanh(),
                avgPool2d(2),
                flatten(),
                linear(120),
                tanh(),
                linear(84),
                tanh(),
                linear(classes));
    }

    /**
     * VGG with 11 layers (Simonyan and Zisserman, ICLR 2015, table 1, column A).
     *
     * @param classes number of outputs, at least 1
     * @return the network, for images (3, 224, 224)
     */
    public static Symbol<Layer> vgg11(int classes) {
        return vgg(
                List.of(List.of(64), List.of(128), List.of(256, 256), List.of(512, 512), List.of(512, 512)),
                VGG_UNITS,
                classes);
    }

    /**
     * VGG with 16 layers (Simonyan and Zisserman, ICLR 2015, table 1, column D).
     *
     * @param classes number of outputs, at least 1
     * @return the network, for images (3, 224, 224)
     */
    public static Symbol<Layer> vgg16(int classes) {
        return vgg(
                List.of(
                        List.of(64, 64),
                        List.of(128, 128),
                        List.of(256, 256, 256),
                        List.of(512, 512, 512),
                        List.of(512, 512, 512)),
                VGG_UNITS,
                classes);
    }

    /**
     * Stages of 3x3 convolutions, each stage ended by pooling that halves rows and columns, then layers of features with
     * dropout.
     *
     * @param stages filters of the convolutions of each stage
     * @param hidden outputs of each hidden layer of features
     * @param classes number of outputs, at least 1
     * @return the network, for images of at least 2^stages rows and columns
     */
    public static Symbol<Layer> vgg(List<List<Integer>> stages, List<Integer> hidden, int classes) {
        List<Symbol<Layer>> layers = new ArrayList<>();
        for (List<Integer> stage : stages) {
            for (int filters : stage) {
                Collections.addAll(layers, conv2d(filters, 3), relu());
            }
            layers.add(maxPool2d(2));
        }
        layers.add(flatten());
        for (int units : hidden) {
            Collections.addAll(layers, linear(units), relu(), dropout(DROPOUT));
        }
        layers.add(linear(classes));
        return Parts.chain(layers);
    }
}
