package org.espalier.djl.nn;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.schema.Field;
import org.espalier.symbol.Args;
import org.espalier.symbol.SymbolType;

/**
 * Makes symbol types of blocks and functions that are not DJL's own, each in one call.
 *
 * <pre>{@code
 * SymbolType<Layer> square = CustomLayers.function("mine.Square", NDArray::square, ShapeRule.SAME);
 * SymbolType<Layer> gate = CustomLayers.block("mine.Gate", a -> new Gate(a.get(RATIO)), RATIO);
 * Symbol<Layer> net = sequential(conv2d(8, 3), gate.symbol(oneOf(2, 4)), square.symbol());
 * }</pre>
 *
 * <p>Add the type to a {@code TypeRegistry} if trees with it shall be read from JSON. Where no rule for shapes is given,
 * a block is made, given weights and tried on zeros, on the engine: its parameters are counted, its multiply-adds are
 * not. A block whose parts draw random numbers should implement {@link Seeded}.
 */
public final class CustomLayers {

    private CustomLayers() {}

    /**
     * Makes the type of a function without weights, whose shapes are found by trying.
     *
     * @param name stable name of the type, such as {@code mine.Square}
     * @param function what the layer computes
     * @return a type without fields
     */
    public static SymbolType<Layer> function(String name, LayerFunction function) {
        return block(name, a -> LambdaBlock.singleton(function::apply, name));
    }

    /**
     * Makes the type of a function without weights.
     *
     * @param name stable name of the type, such as {@code mine.Square}
     * @param function what the layer computes
     * @param shapes the output's shape
     * @return a type without fields
     */
    public static SymbolType<Layer> function(String name, LayerFunction function, ShapeRule shapes) {
        return block(name, shapes, a -> LambdaBlock.singleton(function::apply, name));
    }

    /**
     * Makes the type of a block, whose shapes are found by trying.
     *
     * @param name stable name of the type, such as {@code mine.Gate}
     * @param maker makes a new block without weights from the values of the fields
     * @param fields the fields, in order
     * @return the type
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static SymbolType<Layer> block(
            String name, Function<? super Args, ? extends Block> maker, Field<Layer, ?>... fields) {
        return typed(name, fields).constructor(args -> new Custom(name, args, maker, Optional.empty()));
    }

    /**
     * Makes the type of a block.
     *
     * @param name stable name of the type, such as {@code mine.Gate}
     * @param shapes the output's shape and the costs
     * @param maker makes a new block without weights from the values of the fields
     * @param fields the fields, in order
     * @return the type
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static SymbolType<Layer> block(
            String name, ShapeRule shapes, Function<? super Args, ? extends Block> maker, Field<Layer, ?>... fields) {
        return typed(name, fields).constructor(args -> new Custom(name, args, maker, Optional.of(shapes)));
    }

    /**
     * Makes the type of what a builder in DJL's style makes, whose shapes are found by trying.
     *
     * <p>Its fields are the methods of the builder: {@code setUnits} becomes a required field {@code units}, {@code
     * optBias} an optional one {@code bias}; what is left out keeps the builder's own default.
     *
     * @param name stable name of the type, such as {@code mine.Gate}
     * @param builder the type of the blocks, as {@code SymbolTypes.ofBuilder(Gate.class, Gate::builder,
     *     Gate.Builder::build)} makes it
     * @return the type
     */
    public static SymbolType<Layer> ofBuilder(String name, SymbolType<? extends Block> builder) {
        SymbolType.Builder<Layer> type = SymbolType.named(name, Layer.class);
        builder.fields().forEach(type::field);
        return type.constructor(args -> new Custom(name, args, builder.constructor(), Optional.empty()));
    }

    private static SymbolType.Builder<Layer> typed(String name, Field<Layer, ?>[] fields) {
        SymbolType.Builder<Layer> type = SymbolType.named(name, Layer.class);
        for (Field<Layer, ?> field : fields) {
            type.field(field);
        }
        return type;
    }
}
