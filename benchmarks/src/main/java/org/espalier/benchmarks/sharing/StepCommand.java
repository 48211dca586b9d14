package org.espalier.benchmarks.sharing;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.espalier.benchmarks.ResidentMemory;
import org.espalier.djl.engine.GradientTape;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.optim.GradientClip;
import org.espalier.djl.optim.Nag;
import org.espalier.djl.optim.ParameterStepper;
import org.espalier.djl.supernet.Subnetwork;
import org.espalier.djl.supernet.SuperNet;
import org.espalier.djl.supernet.SuperNetwork;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.geno.DecisionWalk;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.path.Path;
import org.espalier.space.SearchSpace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a training step in a super-network costs, against the same step of a child that has its own weights, in processor
 * time and in turn.
 */
@Command(
        name = "steps",
        description = "Compares steps of a super-network with steps of its children.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class StepCommand implements Callable<Integer> {
    private static final int OPERATIONS = 4;
    private static final double MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final SearchSpace<Layer> space = SearchSpace.of(CellSpace.networks());
    private final SplittableRandom random = new SplittableRandom(1);

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "60", description = "steps of each kind (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--batch", defaultValue = "64", description = "images of a step (${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--memory-steps",
            defaultValue = "0",
            description = "then: memory over this many steps (${DEFAULT-VALUE})")
    private int memorySteps;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StepCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        NetworkPlan plan = NetworkPlan.of(new Shape(1, 28, 28), 1);
        try (SuperNetwork shared = SuperNetwork.initialize(SuperNet.rewrite(space), plan);
                ParameterStepper stepper = stepper(shared.manager());
                NDManager data = shared.manager().newSubManager()) {
            NDArray images = data.randomUniform(0, 1, new Shape(batch, 1, 28, 28));
            NDArray labels = data.arange(batch).mod(10).toType(DataType.INT64, false);
            compare(shared, stepper, images, labels);
            if (memorySteps > 0) {
                memory(shared, stepper, images, labels);
            }
        }
        return 0;
    }

    /** Runs each kind of step in turn, so that all see the same machine; prints medians. */
    private void compare(SuperNetwork shared, ParameterStepper stepper, NDArray images, NDArray labels) {
        Map<Path, List<Integer>> all = new LinkedHashMap<>();
        DecisionWalk.sites(
                space.spec(),
                site -> all.put(
                        site.id(), IntStream.range(0, OPERATIONS).boxed().toList()));
        Subnetwork blend = shared.blend(all);
        NDArray even = images.getManager().full(new Shape(OPERATIONS), 1f / OPERATIONS);
        all.keySet().forEach(decision -> blend.weigh(decision, even));
        Map<String, double[]> times = new LinkedHashMap<>();
        for (String kind : List.of("child", "path", "uniform", "blend")) {
            times.put(kind, new double[rounds]);
        }
        for (int i = -rounds / 3; i < rounds; i++) {
            Dna dna = DnaSampler.overDecisions().sample(space.spec(), random);
            double child = child(shared, dna, images, labels);
            double path = time(shared, stepper, () -> shared.path(dna), images, labels);
            double blended = time(shared, stepper, () -> blend, images, labels);
            double uniform = 0;
            for (int operation = 0; operation < OPERATIONS; operation++) {
                uniform += child(shared, same(operation), images, labels);
            }
            if (i >= 0) {
                times.get("child")[i] = child;
                times.get("path")[i] = path;
                times.get("blend")[i] = blended;
                times.get("uniform")[i] = uniform;
            }
        }
        report(times);
    }

    private void report(Map<String, double[]> times) {
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, i -> times.get("path")[i] / times.get("child")[i]);
        double[] sums = new double[rounds];
        Arrays.setAll(sums, i -> times.get("blend")[i] / times.get("uniform")[i]);
        print("| step | median ms of processor time |\n| --- | --- |\n");
        print(String.format("| a child with weights of its own | %.2f |%n", median(times.get("child"))));
        print(String.format("| the same child as a path, built anew | %.2f |%n", median(times.get("path"))));
        print(String.format("| all candidates blended, as in DARTS | %.2f |%n", median(times.get("blend"))));
        print(String.format(
                "| four children that have one candidate everywhere | %.2f |%n%n", median(times.get("uniform"))));
        print(String.format(
                "path / child: %.3f (quartiles %.3f to %.3f)%n", median(ratios), at(ratios, 1), at(ratios, 3)));
        print(String.format("blend / sum of children: %.3f%n", median(sums)));
    }

    private double child(SuperNetwork shared, Dna dna, NDArray images, NDArray labels) {
        NetworkPlan plan = shared.plan();
        try (Network child = Network.initialize(BlockBuilder.build(shared.net().network(dna), plan.input()), plan);
                ParameterStepper stepper = stepper(child.manager())) {
            step(child, stepper, images, labels);
            long start = threads.getCurrentThreadCpuTime();
            step(child, stepper, images, labels);
            return (threads.getCurrentThreadCpuTime() - start) / MILLI;
        }
    }

    private void step(Network child, ParameterStepper stepper, NDArray images, NDArray labels) {
        try (NDManager work = child.manager().newSubManager()) {
            NDArray input = own(images, work);
            try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                tape.backward(loss.evaluate(new NDList(labels), new NDList(child.train(input))));
            }
            stepper.step(child.takeActive());
        }
    }

    private double time(
            SuperNetwork shared,
            ParameterStepper stepper,
            Supplier<Subnetwork> network,
            NDArray images,
            NDArray labels) {
        long start = threads.getCurrentThreadCpuTime();
        try (NDManager work = shared.manager().newSubManager()) {
            NDArray input = own(images, work);
            try (GradientTape tape = Gradients.record(Engine.getInstance())) {
                NDArray output = network.get().train(input);
                tape.backward(loss.evaluate(new NDList(labels), new NDList(output)));
            }
            stepper.stepPieces(shared.takeActive());
        }
        return (threads.getCurrentThreadCpuTime() - start) / MILLI;
    }

    private void memory(SuperNetwork shared, ParameterStepper stepper, NDArray images, NDArray labels) {
        print("\n| steps | resident MiB |\n| --- | --- |\n");
        for (int i = 1; i <= memorySteps; i++) {
            Dna dna = DnaSampler.overDecisions().sample(space.spec(), random);
            time(shared, stepper, () -> shared.path(dna), images, labels);
            if (i % Math.max(1, memorySteps / 10) == 0) {
                print("| " + i + " | " + ResidentMemory.mebibytes() + " |\n");
            }
        }
    }

    /** Gives an array a manager of the step, so that what is computed from it is freed with the step. */
    private static NDArray own(NDArray images, NDManager work) {
        NDArray input = images.duplicate();
        input.attach(work);
        return input;
    }

    private static ParameterStepper stepper(NDManager manager) {
        return new ParameterStepper(manager, new Nag(0.001, 0.9, 3e-4), Tracker.fixed(0.001f), GradientClip.NONE);
    }

    private static Dna same(int operation) {
        return Dna.parse("[" + String.join(", ", Collections.nCopies(4, "" + operation)) + "]");
    }

    private static double median(double[] values) {
        return at(values, 2);
    }

    /** Returns the given quartile. */
    private static double at(double[] values, int quartile) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * quartile / 4)];
    }

    private void print(String text) {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        }
    }
}
