package org.espalier.djl.train;

import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.objects;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.evaluator.Evaluator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.espalier.schema.Field;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;

/**
 * The figures to judge networks by that come with the library, computed by DJL's evaluators, with their fields and
 * symbol types.
 *
 * <p>Those that compare numbers rather than classes see a label as a row of zeros with a one at the class.
 */
public final class Evaluators {

    /** Axis of the classes, where 0 is the batch; 1 unless given. */
    public static final Field<EvaluatorRecipe, Integer> AXIS = Field.<EvaluatorRecipe, Integer>of(
                    "axis", ints().atLeast(1))
            .defaulting(1)
            .describedAs("axis of the classes; 0 is the batch");

    /** From which prediction on the answer is yes; 0 unless given. */
    public static final Field<EvaluatorRecipe, Double> THRESHOLD = Field.<EvaluatorRecipe, Double>of(
                    "threshold", floats())
            .defaulting(0.0)
            .describedAs("from which prediction on the answer is yes");

    /** How many guesses a network has. */
    public static final Field<EvaluatorRecipe, Integer> TOP_K =
            Field.<EvaluatorRecipe, Integer>of("topK", ints().atLeast(2)).describedAs("how many guesses");

    /** The loss whose mean is taken. */
    public static final Field<EvaluatorRecipe, LossRecipe> LOSS = Field.<EvaluatorRecipe, LossRecipe>of(
                    "loss", objects(LossRecipe.class))
            .describedAs("the loss whose mean is taken");

    /** {@link Accuracy}. */
    public static final SymbolType<EvaluatorRecipe> ACCURACY =
            named("Accuracy").field(AXIS).constructor(a -> new Accuracy(a.get(AXIS)));

    /** {@link BinaryAccuracy}. */
    public static final SymbolType<EvaluatorRecipe> BINARY_ACCURACY =
            named("BinaryAccuracy").field(THRESHOLD).constructor(a -> new BinaryAccuracy(a.get(THRESHOLD)));

    /** {@link TopKAccuracy}. */
    public static final SymbolType<EvaluatorRecipe> TOP_K_ACCURACY =
            named("TopKAccuracy").field(TOP_K).constructor(a -> new TopKAccuracy(a.get(TOP_K)));

    /** {@link Coverage}. */
    public static final SymbolType<EvaluatorRecipe> COVERAGE = named("Coverage").constructor(a -> new Coverage());

    /** {@link MeanLoss}. */
    public static final SymbolType<EvaluatorRecipe> MEAN_LOSS =
            named("MeanLoss").field(LOSS).constructor(a -> new MeanLoss(a.get(LOSS)));

    private Evaluators() {}

    /**
     * Lists all types of figures.
     *
     * @return the types, in order of declaration
     */
    public static List<SymbolType<EvaluatorRecipe>> types() {
        return List.of(ACCURACY, BINARY_ACCURACY, TOP_K_ACCURACY, COVERAGE, MEAN_LOSS);
    }

    /**
     * {@link Accuracy}.
     *
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> accuracy() {
        return ACCURACY.symbol();
    }

    /**
     * {@link BinaryAccuracy}.
     *
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> binaryAccuracy() {
        return BINARY_ACCURACY.symbol();
    }

    /**
     * {@link TopKAccuracy}.
     *
     * @param topK how many guesses, at least 2
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> topKAccuracy(int topK) {
        return TOP_K_ACCURACY.symbol(topK);
    }

    /**
     * {@link TopKAccuracy}.
     *
     * @param topK how many guesses, at least 2
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> topKAccuracy(Symbol<Integer> topK) {
        return TOP_K_ACCURACY.symbol(topK);
    }

    /**
     * {@link Coverage}.
     *
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> coverage() {
        return COVERAGE.symbol();
    }

    /**
     * {@link MeanLoss}.
     *
     * @param loss the figure
     * @return the figure
     */
    public static Symbol<EvaluatorRecipe> meanLoss(Symbol<? extends LossRecipe> loss) {
        return MEAN_LOSS.symbol(loss);
    }

    private static SymbolType.Builder<EvaluatorRecipe> named(String name) {
        return SymbolType.named("djl.train." + name, EvaluatorRecipe.class);
    }

    /**
     * Part of the images whose class has the largest prediction.
     *
     * @param axis axis of the classes, where 0 is the batch
     */
    public record Accuracy(int axis) implements EvaluatorRecipe {

        @Override
        public Count start() {
            return new DjlCount(
                    new ai.djl.training.evaluator.Accuracy("Accuracy", axis), (labels, predictions) -> labels);
        }
    }

    /**
     * Part of all yes-or-no questions, one a class and image, that are answered right.
     *
     * @param threshold from which prediction on the answer is yes; 0 before a sigmoid, 0.5 behind it
     */
    public record BinaryAccuracy(double threshold) implements EvaluatorRecipe {

        @Override
        public Count start() {
            return new DjlCount(
                    new ai.djl.training.evaluator.BinaryAccuracy((float) threshold), Evaluators::zerosAndOnes);
        }
    }

    /**
     * Part of the images whose class is among the largest predictions.
     *
     * @param topK how many guesses, at least 2
     */
    public record TopKAccuracy(int topK) implements EvaluatorRecipe {

        @Override
        public Count start() {
            return new DjlCount(new ai.djl.training.evaluator.TopKAccuracy(topK), (labels, predictions) -> labels);
        }
    }

    /** Part of the labels that lie below their predictions. */
    public record Coverage() implements EvaluatorRecipe {

        @Override
        public Count start() {
            return new DjlCount(new ai.djl.training.evaluator.Coverage(), Evaluators::zerosAndOnes);
        }
    }

    /**
     * Mean of a loss over the images.
     *
     * @param loss the loss
     */
    public record MeanLoss(LossRecipe loss) implements EvaluatorRecipe {

        @Override
        public Count start() {
            return new LossCount(loss);
        }
    }

    private static NDArray zerosAndOnes(NDArray labels, NDArray predictions) {
        return Losses.oneHot(labels, predictions, -1);
    }

    /** Counts with one of DJL's evaluators. */
    private record DjlCount(Evaluator evaluator, BinaryOperator<NDArray> form) implements EvaluatorRecipe.Count {

        private static final String KEY = "all";

        DjlCount {
            evaluator.addAccumulator(KEY);
        }

        @Override
        public void add(NDArray labels, NDArray predictions) {
            NDArray formed = form.apply(labels, predictions);
            evaluator.updateAccumulators(new String[] {KEY}, new NDList(formed), new NDList(predictions));
        }

        @Override
        public double value() {
            return evaluator.getAccumulator(KEY);
        }
    }

    /** Weighs the loss of each mini-batch with its images; DJL's evaluators weigh all mini-batches alike. */
    private static final class LossCount implements EvaluatorRecipe.Count {

        private final LossRecipe loss;
        private double sum;
        private long images;

        LossCount(LossRecipe loss) {
            this.loss = loss;
        }

        @Override
        public void add(NDArray labels, NDArray predictions) {
            long count = predictions.getShape().get(0);
            sum += count
                    * loss.evaluate(labels, predictions)
                            .toType(DataType.FLOAT64, false)
                            .getDouble();
            images += count;
        }

        @Override
        public double value() {
            return images == 0 ? Double.NaN : sum / images;
        }
    }
}
