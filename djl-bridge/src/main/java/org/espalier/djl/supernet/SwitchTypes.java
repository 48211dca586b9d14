package org.espalier.djl.supernet;

import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.lists;
import static org.espalier.schema.Specs.objects;
import static org.espalier.schema.Specs.texts;

import java.util.List;
import org.espalier.djl.nn.Layer;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.symbol.SymbolType;

/** The symbol types that stand where a space has decisions, once it is rewritten. */
public final class SwitchTypes {
    /** Id of the decision in the space. */
    public static final Field<Layer, String> DECISION =
            Field.<Layer, String>of("decision", texts()).describedAs("id of the decision");

    /** Numbers of the candidates that take part. */
    public static final Field<Layer, List<Integer>> PICKED = Field.<Layer, List<Integer>>of(
                    "picked", lists(ints().atLeast(0)))
            .describedAs("numbers of the candidates that take part");

    /** The candidates that take part. */
    public static final Field<Layer, List<Layer>> CANDIDATES = Field.<Layer, List<Layer>>of(
                    "candidates", lists(objects(Layer.class)).sized(1, Integer.MAX_VALUE))
            .describedAs("all with the same input");

    /** Candidates of a choice of layers, each with weights of its own. */
    public static final SymbolType<Layer> SWITCH = type("Switch", false);

    /** Variants of one layer that differ in numbers, which cut their weights out of the largest. */
    public static final SymbolType<Layer> VARIANTS = type("Variants", true);

    private SwitchTypes() {}

    /**
     * Lists the types.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<Layer>> all() {
        return List.of(SWITCH, VARIANTS);
    }

    private static SymbolType<Layer> type(String name, boolean shared) {
        return SymbolType.named("djl.supernet." + name, Layer.class)
                .field(DECISION)
                .field(PICKED)
                .field(CANDIDATES)
                .constructor(
                        a -> new SwitchLayer(Path.parse(a.get(DECISION)), a.get(PICKED), a.get(CANDIDATES), shared));
    }
}
