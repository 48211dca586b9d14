package org.espalier.djl.nn;

import static org.espalier.schema.Specs.ints;

import java.util.List;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The words that lead from images to sequences (position, feature) and from sequences to features, meant to be imported
 * statically, with their fields and symbol types.
 *
 * <pre>{@code
 * sequential(rows(), linear(64), positionEmbedding(28), transformerEncoder(4, 128), positionMean(), linear(10))
 * }</pre>
 */
public final class Sequences {

    /** Rows of a patch; 1 unless given. */
    public static final Field<Layer, Integer> ROWS =
            Field.<Layer, Integer>of("rows", ints().atLeast(1)).defaulting(1).describedAs("rows of a patch");

    /** Columns of a patch; all unless given. */
    public static final Field<Layer, Integer> COLUMNS = Field.<Layer, Integer>of(
                    "columns", ints().atLeast(1).optional())
            .describedAs("columns of a patch; all if none");

    /** An image cut into rectangles, each of which is one position. */
    public static final SymbolType<Layer> PATCHES = SymbolType.named("djl.nn.Patches", Layer.class)
            .field(ROWS)
            .field(COLUMNS)
            .constructor(a -> new Patches(a.get(ROWS), a.find(COLUMNS)));

    /** Mean over the positions. */
    public static final SymbolType<Layer> POSITION_MEAN =
            SymbolType.named("djl.nn.PositionMean", Layer.class).constructor(a -> new PositionMean());

    private Sequences() {}

    /**
     * Lists the types of this class.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> types() {
        return List.of(PATCHES, POSITION_MEAN);
    }

    /**
     * Images (channel, row, column) as sequences of their rows; the features of a row are its numbers, channel by channel.
     *
     * @return the layer
     */
    public static Symbol<Layer> rows() {
        return PATCHES.symbol();
    }

    /**
     * Images (channel, row, column) as sequences of squares, in reading order.
     *
     * @param extent rows and columns of a square, at least 1; divides those of the image
     * @return the layer
     */
    public static Symbol<Layer> patches(int extent) {
        return PATCHES.symbol(extent, extent);
    }

    /**
     * Images (channel, row, column) as sequences of rectangles, in reading order.
     *
     * @param rows rows of a rectangle, at least 1; divides those of the image
     * @param columns columns of a rectangle, at least 1; divides those of the image
     * @return the layer
     */
    public static Symbol<Layer> patches(Symbol<Integer> rows, Symbol<Integer> columns) {
        return PATCHES.symbol(rows, columns);
    }

    /**
     * Mean over the positions of sequences (position, feature); leaves (feature).
     *
     * @return the layer
     */
    public static Symbol<Layer> positionMean() {
        return POSITION_MEAN.symbol();
    }
}
