package org.espalier.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.djl.nn.Activations.relu;
import static org.espalier.djl.nn.Layers.conv2d;
import static org.espalier.djl.nn.Layers.dropout;
import static org.espalier.djl.nn.Layers.flatten;
import static org.espalier.djl.nn.Layers.linear;
import static org.espalier.djl.nn.Layers.maxPool2d;
import static org.espalier.djl.nn.Layers.sequential;
import static org.espalier.djl.optim.Optimizers.adam;
import static org.espalier.djl.train.Experiment.DATA;
import static org.espalier.djl.train.Experiment.MODEL;
import static org.espalier.djl.train.Experiment.OPTIMIZER;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.inherited;
import static org.espalier.symbol.Symbols.ref;

import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.DataSources;
import org.espalier.djl.data.Difficulty;
import org.espalier.geno.Dna;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolFunction;
import org.espalier.symbol.SymbolType;
import org.junit.jupiter.api.Test;

/** Real networks whose sizes and rates are said once. */
class DerivedValuesTest {
    record Recipe(double dropout, double learningRate, Experiment experiment) {}

    private static final SymbolType<Recipe> RECIPE = SymbolType.of(Recipe.class);
    private static final Field<Integer, Integer> WIDTH =
            Field.of("width", Specs.ints().atLeast(1));
    private static final SymbolFunction<Integer> TWICE =
            SymbolFunction.named("twice", Integer.class).field(WIDTH).body(args -> 2 * args.get(WIDTH));

    private static final Symbol<DataSource> DIGITS =
            DataSources.strokeDigits(d -> d.set(DataSources.DIFFICULTY, Difficulty.EASY)
                    .set(DataSources.TRAIN, 256)
                    .set(DataSources.VALIDATION, 50)
                    .set(DataSources.TEST, 50));

    private static Symbol<Recipe> recipe(Symbol<Integer> first, Symbol<Integer> second, Symbol<Double> drop) {
        return RECIPE.symbol(0.25, 0.01, Experiment.TYPE.symbol(e -> e.set(
                        MODEL,
                        sequential(
                                conv2d(first, 3),
                                relu(),
                                conv2d(second, 3),
                                relu(),
                                maxPool2d(4),
                                flatten(),
                                dropout(drop),
                                linear(10)))
                .set(DATA, DIGITS)
                .set(OPTIMIZER, adam(inherited("learningRate")))));
    }

    @Test
    void aNetworkWithDerivedFiltersAndInheritedRatesTrainsLikeTheOneWrittenOut() {
        Symbol<Recipe> derived =
                recipe(oneOf(4, 8), TWICE.call(ref("experiment.model.layers[0].filters")), inherited("dropout"));
        Symbol<Recipe> child = SearchSpace.of(derived).bind(Dna.parse("[1]"));
        Symbol<Recipe> written = recipe(
                        org.espalier.symbol.Symbols.just(8),
                        org.espalier.symbol.Symbols.just(16),
                        org.espalier.symbol.Symbols.just(0.25))
                .with("experiment.optimizer.rate", 0.01);
        assertThat(Refs.resolved(child)).isEqualTo(written);
        try (Experiment one = build(child);
                Experiment other = build(written)) {
            assertThat(one.shapes().parameters()).isEqualTo(other.shapes().parameters());
            assertThat(one.trainAndEvaluate().history().get(0).loss())
                    .isEqualTo(other.trainAndEvaluate().history().get(0).loss());
        }
    }

    private static Experiment build(Symbol<Recipe> recipe) {
        return Materializer.build(recipe, BuildContext.EMPTY.with(DataCache.class, new DataCache(4)))
                .experiment();
    }
}
