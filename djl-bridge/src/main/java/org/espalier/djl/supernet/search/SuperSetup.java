package org.espalier.djl.supernet.search;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import org.espalier.build.BuildContext;
import org.espalier.build.Materializer;
import org.espalier.djl.data.DataCache;
import org.espalier.djl.data.DataSource;
import org.espalier.djl.data.ImageSplits;
import org.espalier.djl.device.DeviceLease;
import org.espalier.djl.device.DevicePool;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.train.Experiment;
import org.espalier.djl.train.FitSettings;
import org.espalier.djl.train.LossRecipe;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.djl.train.Patience;
import org.espalier.djl.train.Precision;
import org.espalier.djl.train.TrainingCourse;
import org.espalier.djl.train.WeightInit;
import org.espalier.geno.DnaSampler;
import org.espalier.schema.Field;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Refs;
import org.espalier.symbol.Symbol;
import org.espalier.trial.InfeasibleException;

/**
 * Everything about an experiment but its model: what a super-network is trained with.
 *
 * @param data images to train with and to measure with
 * @param loss what training makes small
 * @param course how shared weights change
 * @param settings passes, mini-batch, seed, clipping, patience
 * @param plan input, number type, device and start of the shared weights
 */
public record SuperSetup(
        ImageSplits data, LossRecipe loss, TrainingCourse course, FitSettings settings, NetworkPlan plan) {
    private static final int TRIES = 50;

    /** Reads the fields of the experiments of a space, which all have in common; the lease stays with the caller. */
    static SuperSetup read(SearchSpace<Experiment> space, int epochs, BuildContext context, DeviceLease lease) {
        Symbol<?> child = child(space, 0);
        Reader read = new Reader(child, context);
        DataSource source = read.value(Experiment.DATA);
        ImageSplits data =
                context.find(DataCache.class).map(cache -> cache.get(source)).orElseGet(source::load);
        Shape input = new Shape(
                data.shape().channels(), data.shape().height(), data.shape().width());
        requirePossible(space, data);
        long seed = read.value(Experiment.SEED);
        FitSettings settings = new FitSettings(
                epochs == 0 ? read.value(Experiment.EPOCHS) : epochs,
                read.value(Experiment.BATCH),
                seed,
                new GradientClip(read.value(Experiment.CLIP_VALUE), read.value(Experiment.CLIP_NORM)),
                new Patience(read.value(Experiment.PATIENCE), false));
        TrainingCourse course = new TrainingCourse(
                read.value(Experiment.OPTIMIZER),
                read.value(Experiment.SCHEDULE),
                read.value(Experiment.AUGMENTATION),
                read.value(Experiment.PREFETCH));
        Precision precision = read.value(Experiment.PRECISION);
        WeightInit weights = read.value(Experiment.WEIGHTS);
        NetworkPlan plan = new NetworkPlan(input, precision.type(), lease.device(), weights, seed);
        return new SuperSetup(data, read.value(Experiment.LOSS), course, settings, plan);
    }

    /** Takes the device that the experiments name, or one of the pool. */
    static DeviceLease lease(SearchSpace<Experiment> space, BuildContext context) {
        String device = new Reader(child(space, 0), context).value(Experiment.DEVICE);
        if (device.equals("auto")) {
            return context.find(DevicePool.class)
                    .map(DevicePool::lease)
                    .orElseGet(() -> DeviceLease.unshared(Device.cpu()));
        }
        return DeviceLease.unshared(Device.fromName(device.replace("(", "").replace(")", "")));
    }

    static InstantSource clock(BuildContext context) {
        return context.find(InstantSource.class).orElseGet(InstantSource::system);
    }

    private static Symbol<Experiment> child(SearchSpace<Experiment> space, long seed) {
        return space.bind(DnaSampler.overDecisions().sample(space.spec(), new SplittableRandom(seed)));
    }

    /** Refuses data that no network fits, such as one with another number of classes, before anything is built. */
    private static void requirePossible(SearchSpace<Experiment> space, ImageSplits data) {
        Optional<String> problem = Optional.empty();
        for (int i = 0; i < TRIES; i++) {
            problem = Experiment.possible(data.shape(), data.classes()).rejection(child(space, i));
            if (problem.isEmpty()) {
                return;
            }
        }
        throw new InfeasibleException("none of " + TRIES + " networks fits the data; the last: " + problem.orElse(""));
    }

    /** Builds single fields of an experiment. */
    private record Reader(Symbol<?> child, BuildContext context) {
        Reader {
            child = child.hasRef() ? Refs.resolved(child) : child;
        }

        @SuppressWarnings("unchecked") // the type of the experiment has checked its fields
        <V> V value(Field<Experiment, V> field) {
            Symbol<V> node = (Symbol<V>) child.at(org.espalier.path.Path.ROOT.key(field.name()));
            return Materializer.build(node, context);
        }
    }
}
