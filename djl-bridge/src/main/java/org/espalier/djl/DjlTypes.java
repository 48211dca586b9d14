package org.espalier.djl;

import java.util.ArrayList;
import java.util.List;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.nn.BlockTypes;
import org.espalier.djl.nn.LayerTypes;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.optim.Regularizers;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.supernet.SwitchTypes;
import org.espalier.djl.train.Evaluators;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.Losses;
import org.espalier.djl.train.WeightInits;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.TypeRegistry;

/** All symbol types of this module, for reading experiments from JSON. */
public final class DjlTypes {

    private DjlTypes() {}

    /**
     * Lists the types: layers, optimizers, penalties, schedules, losses, figures to judge by, ways to start weights, data sources,
     * augmentations and the experiment.
     *
     * @return the types; names begin with {@code djl.}
     */
    public static List<SymbolType<?>> all() {
        List<SymbolType<?>> types = new ArrayList<>();
        types.addAll(LayerTypes.all());
        types.addAll(BlockTypes.all());
        types.addAll(Optimizers.types());
        types.addAll(Regularizers.types());
        types.addAll(Schedules.types());
        types.addAll(Losses.types());
        types.addAll(Evaluators.types());
        types.addAll(WeightInits.types());
        types.addAll(DataSources.types());
        types.addAll(Augmentations.types());
        types.add(Experiment.TYPE);
        types.addAll(SwitchTypes.all());
        return List.copyOf(types);
    }

    /**
     * Makes a registry of all types.
     *
     * @return the registry; add your own types with {@code with}
     */
    public static TypeRegistry registry() {
        return TypeRegistry.of(all());
    }
}
