package org.espalier.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.djl.engine.Gradients;
import org.espalier.djl.nn.Seeded;
import org.espalier.djl.optim.Piece;
import org.espalier.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * A network that uses weights of a super-network: one path, or a blend of several candidates.
 *
 * <p>It has no weights of its own and nothing to close. It is made for one moment: build it again after the
 * super-network's weights have grown (see {@link SuperNetwork#isCurrent}).
 */
public final class Subnetwork {
    private final Block block;
    private final NDManager manager;
    private final SharedStore store;
    private final Map<Parameter, Piece> byParameter;
    private final List<Piece> pieces;
    private final Map<Path, List<SwitchBlock>> switches = new LinkedHashMap<>();
    private final int growths;

    Subnetwork(Block block, SharedStore store, Map<Parameter, Piece> byParameter, List<Piece> pieces, int growths) {
        this.block = block;
        this.manager = store.getManager();
        this.store = store;
        this.byParameter = byParameter;
        this.pieces = List.copyOf(pieces);
        this.growths = growths;
        collect(block);
    }

    private void collect(Block part) {
        if (part instanceof SwitchBlock found) {
            switches.computeIfAbsent(found.decision(), d -> new ArrayList<>(1)).add(found);
        }
        part.getChildren().forEach(child -> collect(child.getValue()));
    }

    /**
     * Sets the weights of the candidates of a blended decision for the passes that follow.
     *
     * @param decision id of the decision
     * @param weights axis (candidate), in the order in which they were picked; null for a plain sum
     * @throws IllegalArgumentException if the decision is not blended here, or the number of weights is wrong
     */
    public void weigh(Path decision, @Nullable NDArray weights) {
        List<SwitchBlock> found = switches.get(decision);
        if (found == null) {
            throw new IllegalArgumentException(
                    "decision: expected one of " + switches.keySet() + ", found " + decision);
        }
        for (SwitchBlock block : found) {
            if (weights != null && weights.size() != block.size()) {
                throw new IllegalArgumentException(
                        decision + ": expected " + block.size() + " weights, found " + weights.size());
            }
            block.weigh(weights);
        }
    }

    /**
     * Applies the network as in training: normalisation uses the batch, dropout drops.
     *
     * @param input axes (image, channel, row, column) or as the network wants them
     * @return the output, below the input's manager
     */
    public NDArray train(NDArray input) {
        store.use(byParameter);
        return block.forward(store, new NDList(input), true).singletonOrThrow();
    }

    /**
     * Applies the network as in use, but with the statistics of this batch in each normalisation: running means are
     * those of no path in particular. Nothing is recorded, dropped or changed.
     *
     * @param input axes (image, channel, row, column); some hundred images for sound statistics
     * @return the output, below the input's manager
     */
    public NDArray measure(NDArray input) {
        return Gradients.withoutRecording(manager.getEngine(), () -> {
            store.measuring(true);
            try {
                return block.forward(store, new NDList(input), true).singletonOrThrow();
            } finally {
                store.measuring(false);
            }
        });
    }

    /**
     * Applies the network as in use, with its running means, without recording.
     *
     * @param input axes (image, channel, row, column) or as the network wants them
     * @return the output, below the input's manager
     */
    public NDArray predict(NDArray input) {
        return Gradients.withoutRecording(manager.getEngine(), () -> block.forward(store, new NDList(input), false)
                .singletonOrThrow());
    }

    /** Returns the weights of the network, in the order in which its layers were built. */
    public List<Piece> pieces() {
        return pieces;
    }

    /**
     * Starts the random numbers of its parts anew, such as those of dropout: passes after the same seed drop the same.
     *
     * @param seed any number
     */
    public void seed(long seed) {
        seed(block, new SplittableRandom(seed));
    }

    private static void seed(Block part, SplittableRandom seeds) {
        if (part instanceof Seeded seeded) {
            seeded.seed(seeds.nextLong());
        }
        part.getChildren().forEach(child -> seed(child.getValue(), seeds));
    }

    /** Returns DJL's block; its parameters are those of the super-network and must not be cleared. */
    public Block block() {
        return block;
    }

    int growths() {
        return growths;
    }
}
