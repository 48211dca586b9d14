package org.espalier.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.build.Materializer;
import org.espalier.djl.engine.Engines;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.BlockBuilder;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.nn.PlacedParameter;
import org.espalier.djl.nn.Seeded;
import org.espalier.djl.nn.ShapeException;
import org.espalier.djl.optim.Piece;
import org.espalier.djl.train.Network;
import org.espalier.djl.train.NetworkPlan;
import org.espalier.geno.Dna;
import org.espalier.path.Path;

/**
 * The weights of a super-network, and the networks that use them.
 *
 * <pre>{@code
 * try (SuperNetwork shared = SuperNetwork.initialize(net, plan)) {
 *   Subnetwork path = shared.path(dna);
 *   try (GradientTape tape = Gradients.record(engine)) {
 *     tape.backward(loss(path.train(images), labels));
 *   }
 *   stepper.stepPieces(shared.takeActive());     // changes the weights of this path only
 *   Network child = shared.inherit(dna);         // an ordinary network with copied weights
 * }
 * }</pre>
 *
 * <p>Belongs to one thread at a time. The same seed and the same order of calls give the same weights.
 */
public final class SuperNetwork implements AutoCloseable {
    private final SuperNet<?> net;
    private final NetworkPlan plan;
    private final NDManager manager;
    private final WeightBank bank;
    private final SharedStore store;
    private SplittableRandom seeds;

    private SuperNetwork(SuperNet<?> net, NetworkPlan plan, NDManager manager) {
        this.net = net;
        this.plan = plan;
        this.manager = manager;
        this.bank = new WeightBank(manager, plan.type(), plan.weights(), plan.seed());
        this.store = new SharedStore(manager);
        this.seeds = new SplittableRandom(plan.seed());
    }

    /**
     * Gives a super-network its weights: as large as the largest candidates need them.
     *
     * @param net the rewritten space
     * @param plan input shape, number type, device, and how weights start
     * @return the weights; to be closed
     * @throws SuperNetException if two networks want weights with different numbers of axes at one place
     * @throws org.espalier.djl.engine.UnusableEngineException if the engine, the device or the number type cannot be used
     */
    public static SuperNetwork initialize(SuperNet<?> net, NetworkPlan plan) {
        Engines.requireTrainable(plan.type());
        NDManager manager = Engines.newManager(plan.device());
        try {
            SuperNetwork shared = new SuperNetwork(net, plan, manager);
            net.tree().ifPresent(tree -> shared.makeRoom(Materializer.build(tree)));
            return shared;
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Makes all weights as large as ever needed, as far as all candidates fit together; others grow when asked for. */
    private void makeRoom(Layer everything) {
        try {
            assemble(everything, Prefixes.NONE);
        } catch (ShapeException e) {
            // candidates that exclude each other: weights appear with the networks that use them
        }
    }

    /**
     * Starts the random numbers of networks that are made from now on anew, such as those of dropout. A run that seeds at
     * known moments can be cut there and go on.
     *
     * @param seed any number
     */
    public void seed(long seed) {
        seeds = new SplittableRandom(seed);
    }

    /** Returns the rewritten space. */
    public SuperNet<?> net() {
        return net;
    }

    /** Returns the plan that the weights follow. */
    public NetworkPlan plan() {
        return plan;
    }

    /** Returns the manager of the weights; open sub-managers of it for work. */
    public NDManager manager() {
        return manager;
    }

    /**
     * Returns the network of a DNA, on the shared weights.
     *
     * @param dna decisions of the space
     * @return the network
     * @throws org.espalier.geno.DnaException if the DNA does not fit
     * @throws ShapeException if that network is impossible
     */
    public Subnetwork path(Dna dna) {
        return assemble(net.network(dna), net.origins(dna));
    }

    /**
     * Returns the network in which several candidates of each decision take part; their weights are set by {@link
     * Subnetwork#weigh}.
     *
     * @param picked numbers of the candidates that take part, by id of the decision
     * @return the network
     * @throws SuperNetException if a decision is no choice of one layer or of one value of a layer, or has no entry
     * @throws ShapeException if candidates do not fit together
     */
    public Subnetwork blend(Map<Path, List<Integer>> picked) {
        return assemble(Materializer.build(net.blend(picked)), Prefixes.NONE);
    }

    /**
     * Tells whether a network still uses the weights of this super-network.
     *
     * @param network made by this super-network
     * @return false if weights have grown since it was made
     */
    public boolean isCurrent(Subnetwork network) {
        return network.growths() == bank.growths();
    }

    /**
     * Tells which weights took part in {@link Subnetwork#train} since the last call, in any network.
     *
     * @return weights to be changed, in order of first use
     */
    public List<Piece> takeActive() {
        return store.takeActive();
    }

    /**
     * Makes the child of a DNA as an ordinary network, with a copy of its shared weights.
     *
     * @param dna decisions of the space
     * @return the network; to be closed
     */
    public Network inherit(Dna dna) {
        List<Piece> from = path(dna).pieces();
        BlockBuilder.Built built = BlockBuilder.trace(net.network(dna), net.networkPath(), plan.input());
        Network child = Network.initialize(built.block(), plan);
        List<PlacedParameter> to = built.parameters();
        Gradients.withoutRecording(manager.getEngine(), () -> {
            for (int i = 0; i < from.size(); i++) {
                NDArray target = to.get(i).parameter().getArray();
                target.subi(target).addi(from.get(i).weight());
            }
            return child;
        });
        return child;
    }

    /** Returns all shared weights by place and name, in order of first use. */
    public Map<String, NDArray> weights() {
        return bank.arrays();
    }

    /** Counts the trainable numbers of all shared weights. */
    public long parameterCount() {
        return bank.parameterCount();
    }

    /** Frees all weights; does nothing when called again. */
    @Override
    public void close() {
        if (manager.isOpen()) {
            bank.close();
        }
    }

    /** Builds a network on the weights; once more if it made some of them grow, for what it took before is the old one. */
    private Subnetwork assemble(Layer network, Prefixes origins) {
        int before = bank.growths();
        Subnetwork assembled = assembleOnce(network, origins);
        return bank.growths() == before ? assembled : assembleOnce(network, origins);
    }

    private Subnetwork assembleOnce(Layer network, Prefixes origins) {
        BlockBuilder.Built built = BlockBuilder.trace(network, net.networkPath(), plan.input());
        Map<Parameter, Piece> byParameter = new IdentityHashMap<>();
        List<Piece> pieces = new ArrayList<>();
        for (PlacedParameter placed : built.parameters()) {
            Initializer start = placed.parameter().getInitializer();
            placed.parameter().setInitializer((m, shape, type) -> {
                Piece piece = bank.take(placed, start, origins.origin(placed.place()), shape);
                byParameter.put(placed.parameter(), piece);
                return piece.weight();
            });
        }
        seed(built.block());
        built.block().initialize(manager, plan.type(), plan.batchOf(1));
        built.parameters().forEach(placed -> pieces.add(byParameter.get(placed.parameter())));
        return new Subnetwork(built.block(), store, byParameter, pieces, bank.growths());
    }

    private void seed(Block block) {
        if (block instanceof Seeded seeded) {
            seeded.seed(seeds.nextLong());
        }
        block.getChildren().forEach(child -> seed(child.getValue()));
    }

    /** Returns the size of the weights, and the space. */
    @Override
    public String toString() {
        return "SuperNetwork of " + parameterCount() + " weights for " + net.space();
    }
}
