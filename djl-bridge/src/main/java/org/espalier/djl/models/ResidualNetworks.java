package org.espalier.djl.models;

import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.LayerFields.KERNEL;
import static org.espalier.djl.nn.LayerFields.POOL_PADDING;
import static org.espalier.djl.nn.LayerFields.POOL_STRIDE;
import static org.espalier.djl.nn.Layers.batchNorm;
import static org.espalier.djl.nn.Layers.globalAvgPool;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.residual;
import static org.espalier.djl.nn.Layers.sequential;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.Padding;
import org.espalier.djl.nn.Shortcut;
import org.espalier.symbol.Symbol;

/** Networks of residual blocks (He et al., "Deep residual learning for image recognition", CVPR 2016, table 1). */
public final class ResidualNetworks {

    private static final int WIDTH = 64;
    private static final int WIDENING = 4;

    private ResidualNetworks() {}

    /** Makes a block of a residual network. */
    @FunctionalInterface
    public interface BlockDesign {

        /**
         * Makes a block.
         *
         * @param width channels of its 3x3 convolutions
         * @param stride by which it divides rows and columns
         * @return the block
         */
        Symbol<Layer> block(int width, int stride);
    }

    /**
     * ResNet-18.
     *
     * @param classes number of outputs, at least 1
     * @return the network; meant for images (3, 224, 224), possible for any of one or more channels
     */
    public static Symbol<Layer> resNet18(int classes) {
        return resNet(stem(WIDTH), ResidualNetworks::basicBlock, WIDTH, List.of(2, 2, 2, 2), classes);
    }

    /**
     * ResNet-34.
     *
     * @param classes number of outputs, at least 1
     * @return the network; meant for images (3, 224, 224), possible for any of one or more channels
     */
    public static Symbol<Layer> resNet34(int classes) {
        return resNet(stem(WIDTH), ResidualNetworks::basicBlock, WIDTH, List.of(3, 4, 6, 3), classes);
    }

    /**
     * ResNet-50, with the stride of a block in its 3x3 convolution, as is usual since the paper.
     *
     * @param classes number of outputs, at least 1
     * @return the network; meant for images (3, 224, 224), possible for any of one or more channels
     */
    public static Symbol<Layer> resNet50(int classes) {
        return resNet(stem(WIDTH), ResidualNetworks::bottleneckBlock, WIDTH, List.of(3, 4, 6, 3), classes);
    }

    /**
     * A residual network of one's own.
     *
     * @param stem the layers before the first block
     * @param design the blocks
     * @param width width of the first stage; each further one is twice as wide and has half as many rows and columns
     * @param blocks number of blocks in each stage
     * @param classes number of outputs, at least 1
     * @return the network: stem, blocks, mean over rows and columns, linear classifier
     */
    public static Symbol<Layer> resNet(
            Symbol<Layer> stem, BlockDesign design, int width, List<Integer> blocks, int classes) {
        List<Symbol<Layer>> layers = new ArrayList<>(List.of(stem));
        int stageWidth = width;
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                layers.add(design.block(stageWidth, stage > 0 && block == 0 ? 2 : 1));
            }
            stageWidth = Math.multiplyExact(stageWidth, 2);
        }
        layers.add(globalAvgPool());
        layers.add(linear(classes));
        return Parts.chain(layers);
    }

    /**
     * The first layers for large images: a 7x7 convolution and pooling, which together divide rows and columns by 4.
     *
     * @param filters output channels, at least 1
     * @return the layers
     */
    public static Symbol<Layer> stem(int filters) {
        return sequential(Parts.convolution(filters, 7, 2), batchNorm(), relu(), maxPool2d(p -> p.set(KERNEL, 3)
                .set(POOL_STRIDE, 2)
                .set(POOL_PADDING, Padding.SAME)));
    }

    /**
     * The first layers for small images: a 3x3 convolution that keeps rows and columns (section 4.2 of the paper).
     *
     * @param filters output channels, at least 1
     * @return the layers
     */
    public static Symbol<Layer> smallStem(int filters) {
        return sequential(Parts.convolution(filters, 3, 1), batchNorm(), relu());
    }

    /**
     * Two 3x3 convolutions (figure 5, left).
     *
     * @param width output channels, at least 1
     * @param stride by which the first divides rows and columns, at least 1
     * @return the block
     */
    public static Symbol<Layer> basicBlock(int width, int stride) {
        Symbol<Layer> body = sequential(
                Parts.convolution(width, 3, stride), batchNorm(), relu(), Parts.convolution(width, 3, 1), batchNorm());
        return sequential(residual(body, Shortcut.PROJECT_NORM), relu());
    }

    /**
     * A 3x3 convolution between two of 1x1 (figure 5, right); the output has four times as many channels.
     *
     * @param width channels in the middle, at least 1
     * @param stride by which the 3x3 convolution divides rows and columns, at least 1
     * @return the block
     */
    public static Symbol<Layer> bottleneckBlock(int width, int stride) {
        Symbol<Layer> body = sequential(
                Parts.convolution(width, 1, 1),
                batchNorm(),
                relu(),
                Parts.convolution(width, 3, stride),
                batchNorm(),
                relu(),
                Parts.convolution(Math.multiplyExact(width, WIDENING), 1, 1),
                batchNorm());
        return sequential(residual(body, Shortcut.PROJECT_NORM), relu());
    }
}
