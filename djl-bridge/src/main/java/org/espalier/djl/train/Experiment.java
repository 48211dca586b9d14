package org.espalier.djl.train;

import static org.espalier.schema.Specs.bools;
import static org.espalier.schema.Specs.constants;
import static org.espalier.schema.Specs.floats;
import static org.espalier.schema.Specs.ints;
import static org.espalier.schema.Specs.longs;
import static org.espalier.schema.Specs.objects;
import static org.espalier.schema.Specs.texts;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.build.Materializer;
import org.espalier.djl.data.Augmentation;
import org.espalier.djl.data.Augmentations;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.ImageShape;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.device.DevicePool;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.OptimizerRecipe;
import org.espalier.djl.optim.Optimizers;
import org.espalier.djl.optim.Schedule;
import org.espalier.djl.optim.Schedules;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.path.Path;
import org.espalier.schema.Field;
import org.espalier.space.Constraint;
import org.espalier.study.Feedback;
import org.espalier.symbol.Args;
import org.espalier.symbol.SymbolType;
import org.espalier.trial.InfeasibleException;

/**
 * An image classifier to be trained and judged, as a symbolic object: model, data, loss, optimizer
 * and everything else that decides the result.
 *
 * <pre>{@code
 * Symbol<Experiment> experiment = Experiment.TYPE.symbol(e -> e
 *     .set(MODEL, sequential(conv2d(oneOf(8, 16), 3), relu(), maxPool2d(2), flatten(), linear(10)))
 *     .set(DATA, DataSources.strokeDigits(Difficulty.MEDIUM))
 *     .set(OPTIMIZER, adam(floatv(1e-4, 1e-1).log()))
 *     .set(EPOCHS, 3));
 * for (Sample<Experiment> s : Study.of(experiment)...) {
 *   s.report(s.value().trainAndEvaluate(s.feedback()).accuracy());
 * }
 * }</pre>
 *
 * <p>An experiment is immutable and holds no native memory: {@link #trainAndEvaluate} frees what it
 * uses, and only {@link #train} leaves something to close. Services that a build may give it: a
 * {@link DataCache}, a {@link DevicePool}, and an {@link InstantSource} that measures wall time.
 */
public final class Experiment implements AutoCloseable {

    /** The network; its output must have as many features as the data has classes. */
    public static final Field<Experiment, Layer> MODEL =
            Field.<Experiment, Layer>of("model", objects(Layer.class)).describedAs("the network");

    /** The images. */
    public static final Field<Experiment, DataSource> DATA =
            Field.<Experiment, DataSource>of("data", objects(DataSource.class)).describedAs("the images");

    /** How weights change; Adam with rate 0.001 unless given. */
    public static final Field<Experiment, OptimizerRecipe> OPTIMIZER = Field.<Experiment, OptimizerRecipe>of(
                    "optimizer", objects(OptimizerRecipe.class))
            .defaultingTo(Optimizers.adam(0.001))
            .describedAs("how weights change");

    /** What training makes small; softmax cross entropy unless given. */
    public static final Field<Experiment, LossRecipe> LOSS = Field.<Experiment, LossRecipe>of(
                    "loss", objects(LossRecipe.class))
            .defaultingTo(Losses.softmaxCrossEntropy())
            .describedAs("what training makes small");

    /** How the learning rate changes; not at all unless given. */
    public static final Field<Experiment, Schedule> SCHEDULE = Field.<Experiment, Schedule>of(
                    "schedule", objects(Schedule.class))
            .defaultingTo(Schedules.fixed())
            .describedAs("how the learning rate changes");

    /** How weights start; Xavier's way unless given. */
    public static final Field<Experiment, WeightInit> WEIGHTS = Field.<Experiment, WeightInit>of(
                    "weights", objects(WeightInit.class))
            .defaultingTo(WeightInits.xavier())
            .describedAs("how weights start");

    /** Passes over the training images; 1 unless given. */
    public static final Field<Experiment, Integer> EPOCHS = Field.<Experiment, Integer>of("epochs", ints().atLeast(1))
            .defaulting(1)
            .describedAs("passes over the training images");

    /** Images of one step; 64 unless given. */
    public static final Field<Experiment, Integer> BATCH = Field.<Experiment, Integer>of("batch", ints().atLeast(1))
            .defaulting(64)
            .describedAs("images of one step");

    /** Decides weights, order of images and dropout; 0 unless given. */
    public static final Field<Experiment, Long> SEED = Field.<Experiment, Long>of("seed", longs())
            .defaulting(0L)
            .describedAs("decides weights, order of images and dropout");

    /** Each element of a gradient is cut to [-clipValue, clipValue]; 0, the default, cuts nothing. */
    public static final Field<Experiment, Double> CLIP_VALUE = Field.<Experiment, Double>of(
                    "clipValue", floats().atLeast(0))
            .defaulting(0.0)
            .describedAs("elements of gradients are cut to this size; 0 for no cut");

    /** All gradients together are scaled down to this length; 0, the default, scales nothing. */
    public static final Field<Experiment, Double> CLIP_NORM = Field.<Experiment, Double>of(
                    "clipNorm", floats().atLeast(0))
            .defaulting(0.0)
            .describedAs("gradients are scaled down to this length; 0 for no scaling");

    /** How training images are changed from pass to pass; not at all unless given. */
    public static final Field<Experiment, Augmentation> AUGMENTATION = Field.<Experiment, Augmentation>of(
                    "augmentation", objects(Augmentation.class))
            .defaultingTo(Augmentations.noAugmentation())
            .describedAs("how training images are changed");

    /** Training ends after this many passes in a row without a better validation accuracy; 0, the default, for never. */
    public static final Field<Experiment, Integer> PATIENCE = Field.<Experiment, Integer>of(
                    "patience", ints().atLeast(0))
            .defaulting(0)
            .describedAs("passes without a better validation accuracy after which training ends; 0 for never");

    /** Whether the weights after the best pass are kept; those after the last one unless given. */
    public static final Field<Experiment, Boolean> RESTORE_BEST = Field.<Experiment, Boolean>of("restoreBest", bools())
            .defaulting(false)
            .describedAs("whether the weights after the best pass are kept, not those after the last");

    /** Whether a thread prepares the next mini-batch; results are the same. Off unless given. */
    public static final Field<Experiment, Boolean> PREFETCH = Field.<Experiment, Boolean>of("prefetch", bools())
            .defaulting(false)
            .describedAs("whether a thread prepares the next mini-batch; results are the same");

    /** Number type of weights and arithmetic; FLOAT32 unless given. */
    public static final Field<Experiment, Precision> PRECISION = Field.<Experiment, Precision>of(
                    "precision", constants(Precision.class))
            .defaulting(Precision.FLOAT32)
            .describedAs("number type of weights and arithmetic");

    /**
     * Whether training is refused unless it gives the same again; off unless given.
     *
     * <p>On a CPU, the same experiment gives the same weights bit by bit anyway, in any number of parallel trials, with and
     * without prefetching, cut and resumed or not, as long as all layers draw from generators of their own and the engine
     * uses the same number of threads inside an operation ({@link org.espalier.djl.engine.EngineSettings}). With this field,
     * output and gradients of the first mini-batch are computed twice before anything changes, and a single bit that
     * differs ends the run with a {@link NotDeterministicException}. On a GPU this finds most operations that add in no
     * fixed order, but does not prove that there are none.
     */
    public static final Field<Experiment, Boolean> DETERMINISTIC = Field.<Experiment, Boolean>of(
                    "deterministic", bools())
            .defaulting(false)
            .describedAs("whether training is refused unless it gives the same again");

    /** {@code cpu}, {@code gpu(0)}, or, the default, {@code auto}: leased from the pool if any. */
    public static final Field<Experiment, String> DEVICE = Field.<Experiment, String>of(
                    "device", texts("auto|cpu|gpu\\(\\d{1,3}\\)"))
            .defaulting("auto")
            .describedAs("cpu, gpu(0), or auto: from the pool of devices if any, else cpu");

    /** The symbol type. */
    public static final SymbolType<Experiment> TYPE = SymbolType.named("djl.train.Experiment", Experiment.class)
            .field(MODEL)
            .field(DATA)
            .field(OPTIMIZER)
            .field(LOSS)
            .field(SCHEDULE)
            .field(WEIGHTS)
            .field(EPOCHS)
            .field(BATCH)
            .field(SEED)
            .field(CLIP_VALUE)
            .field(CLIP_NORM)
            .field(AUGMENTATION)
            .field(PATIENCE)
            .field(RESTORE_BEST)
            .field(PREFETCH)
            .field(PRECISION)
            .field(DETERMINISTIC)
            .field(DEVICE)
            .constructor(Experiment::new);

    private final Layer model;
    private final DataSource data;
    private final LossRecipe loss;
    private final TrainingCourse course;
    private final WeightInit weights;
    private final Precision precision;
    private final FitSettings settings;
    private final String device;
    private final Optional<DataCache> cache;
    private final Optional<DevicePool> pool;
    private final InstantSource clock;

    private Experiment(Args args) {
        this.model = args.get(MODEL);
        this.data = args.get(DATA);
        this.loss = args.get(LOSS);
        this.course = new TrainingCourse(
                args.get(OPTIMIZER),
                args.get(SCHEDULE),
                args.get(AUGMENTATION),
                args.get(PREFETCH),
                args.get(DETERMINISTIC));
        this.weights = args.get(WEIGHTS);
        this.precision = args.get(PRECISION);
        this.settings = new FitSettings(
                args.get(EPOCHS),
                args.get(BATCH),
                args.get(SEED),
                new GradientClip(args.get(CLIP_VALUE), args.get(CLIP_NORM)),
                new Patience(args.get(PATIENCE), args.get(RESTORE_BEST)));
        this.device = args.get(DEVICE);
        this.cache = args.service(DataCache.class);
        this.pool = args.service(DevicePool.class);
        this.clock = args.service(InstantSource.class).orElseGet(InstantSource::system);
    }

    /**
     * Trains and evaluates, and frees all native memory.
     *
     * @return history and accuracies
     * @throws InfeasibleException if the network is impossible on this data; the message names the
     *     path of the layer, the shape it got and what it needs
     * @throws org.espalier.djl.data.DataException if the data cannot be read
     * @throws org.espalier.djl.engine.UnusableEngineException if engine or device cannot be used
     */
    public TrainingReport trainAndEvaluate() {
        return trainAndEvaluate(EpochListener.SILENT);
    }

    /**
     * Trains and evaluates, measuring the validation accuracy after each pass, and ends early if the
     * study advises so. Does not end the trial: report the accuracy of the result.
     *
     * @param feedback the trial, of a study with one objective
     * @return history and accuracies
     * @throws InfeasibleException as {@link #trainAndEvaluate()}; it makes the trial infeasible
     */
    public TrainingReport trainAndEvaluate(Feedback feedback) {
        return trainAndEvaluate(RunOptions.NONE.feedback(feedback));
    }

    /**
     * Trains and evaluates, telling a listener of each pass.
     *
     * @param listener may end the training early
     * @return history and accuracies
     * @throws InfeasibleException as {@link #trainAndEvaluate()}
     */
    public TrainingReport trainAndEvaluate(EpochListener listener) {
        return trainAndEvaluate(RunOptions.NONE.listener(listener));
    }

    /**
     * Trains and evaluates, with all that goes along.
     *
     * @param options what goes along with this run
     * @return history and accuracies
     * @throws InfeasibleException as {@link #trainAndEvaluate()}
     */
    public TrainingReport trainAndEvaluate(RunOptions options) {
        try (TrainedNetwork trained = train(options)) {
            return trained.report();
        }
    }

    /**
     * Trains and evaluates, and keeps the network.
     *
     * @param listener may end the training early
     * @return the network with its weights and the report; to be closed
     * @throws InfeasibleException as {@link #trainAndEvaluate()}
     */
    public TrainedNetwork train(EpochListener listener) {
        return train(RunOptions.NONE.listener(listener));
    }

    /**
     * Trains and evaluates with all that goes along, and keeps the network.
     *
     * @param options what goes along with this run
     * @return the network with its weights and the report; to be closed
     * @throws InfeasibleException as {@link #trainAndEvaluate()}
     */
    public TrainedNetwork train(RunOptions options) {
        ImageSplits images = images();
        Shape input = shapeOf(images.shape());
        problem(input, images.classes()).ifPresent(problem -> {
            throw new InfeasibleException(problem);
        });
        RunOptions described = options.checkpoint().isPresent() ? described(options, input) : options;
        DeviceLease lease = lease();
        try {
            NetworkPlan plan = new NetworkPlan(input, precision.type(), lease.device(), weights, settings.seed());
            return fit(StartedNetwork.start(model, plan, options.parent()), lease, images, described);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private RunOptions described(RunOptions options, Shape input) {
        StringBuilder layers = new StringBuilder();
        ShapeProbe.probe(model, Path.ROOT.key("model"), input).layers().forEach(layer -> layers.append(layer.path())
                .append(' ')
                .append(layer.layer())
                .append('\n'));
        String parent = options.parent().map(PlacedWeights::checksum).orElse("none");
        return options.fact("model", layers.toString())
                .fact("weights", weights.toString())
                .fact("parent", parent);
    }

    private TrainedNetwork fit(StartedNetwork started, DeviceLease lease, ImageSplits images, RunOptions options) {
        try {
            TrainingLoop loop = new TrainingLoop(started.network(), loss, settings, clock);
            return new TrainedNetwork(started, lease, loop.run(images, course, options, started.inheritance()));
        } catch (RuntimeException e) {
            started.network().close();
            throw e;
        }
    }

    /**
     * Returns the description of the network.
     *
     * @return the value of {@link #MODEL}
     */
    public Layer model() {
        return model;
    }

    /**
     * Computes shapes and costs of the network on the experiment's data, without building it.
     *
     * @return shapes and costs, or the problem
     * @throws org.espalier.djl.data.DataException if the data cannot be read
     */
    public ShapeReport shapes() {
        return ShapeProbe.probe(model, Path.ROOT.key("model"), shapeOf(images().shape()));
    }

    /**
     * Makes a constraint that keeps impossible networks out of a search space, for the reasons for which training would
     * refuse them. Without it they are tried, and become infeasible trials that the algorithm learns from.
     *
     * @param images shape of the data's images
     * @param classes number of the data's classes
     * @return the constraint; its reasons begin with the path of the layer
     */
    public static Constraint<Experiment> possible(ImageShape images, int classes) {
        return child -> Materializer.build(child).problem(shapeOf(images), classes);
    }

    /** Does nothing: an experiment holds nothing to free. Lets it stand in a block that closes. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Experiment(" + model + ", " + data + ", " + course.optimizer() + ", epochs " + settings.epochs() + ")";
    }

    private ImageSplits images() {
        return cache.isPresent() ? cache.get().get(data) : data.load();
    }

    private static Shape shapeOf(ImageShape image) {
        return new Shape(image.channels(), image.height(), image.width());
    }

    private Optional<String> problem(Shape input, int classes) {
        ShapeReport report = ShapeProbe.probe(model, Path.ROOT.key("model"), input);
        if (!report.isPossible()) {
            return report.problem();
        }
        Shape wanted = new Shape(classes);
        Shape output = report.output().orElse(wanted);
        if (!output.equals(wanted)) {
            return Optional.of("model: expected output " + wanted + " for " + classes + " classes, found " + output
                    + "; end with flatten() and linear(" + classes + ")");
        }
        return report.parameters() > 0
                ? Optional.empty()
                : Optional.of("model: expected something to train, found no parameters");
    }

    private DeviceLease lease() {
        if (device.equals("auto")) {
            return pool.map(DevicePool::lease).orElseGet(() -> DeviceLease.unshared(Device.cpu()));
        }
        return DeviceLease.unshared(Device.fromName(device.replace("(", "").replace(")", "")));
    }
}
