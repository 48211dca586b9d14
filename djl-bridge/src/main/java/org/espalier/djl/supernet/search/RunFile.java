package org.espalier.djl.supernet.search;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.TensorFile;
import org.espalier.geno.Dna;

/** What of a search is in its file, apart from what the strategy knows. */
final class RunFile {
    static final String STRATEGY = "strategy";

    private static final String FORMAT = "espalier";
    private static final String VERSION = "super-network search 1";
    private static final String FACT = "is";
    private static final String WEIGHT = "weight";
    private static final String STEPPER = "optimizer";

    private RunFile() {}

    static void write(SearchState state, Map<String, String> facts, List<SuperEpoch> history, SuperTraining training) {
        state.put(FORMAT, VERSION);
        facts.forEach(state.below(FACT)::put);
        state.put("history", lines(history.stream().map(SuperEpoch::line).toList()));
        state.put("growing", lines(training.paths().growing()));
        Map<String, NDArray> weights = training.network().weights();
        weights.forEach((key, weight) -> state.below(WEIGHT).put(key, HostArray.of(weight)));
        state.put(STEPPER, training.stepper().stateOfPieces(weights));
    }

    /**
     * Reads a file into a training that has not begun.
     *
     * @throws CheckpointException if the file is damaged, of another kind, or of a search that does not agree with the
     *     facts; all differences are listed
     */
    static SearchState read(Path file, Map<String, String> facts, List<SuperEpoch> history, SuperTraining training) {
        SearchState state = SearchState.of(TensorFile.read(file));
        if (!VERSION.equals(state.texts().get(FORMAT))) {
            throw new CheckpointException(List.of(file + ": expected a search to go on with (" + VERSION + "), found "
                    + state.texts().getOrDefault(FORMAT, "weights of another tool")));
        }
        requireEqual(file, facts, state.below(FACT).texts());
        try {
            state.text("history").lines().map(SuperEpoch::ofLine).forEach(history::add);
            state.text("growing")
                    .lines()
                    .map(Dna::parse)
                    .forEach(dna -> training.problem(dna)); // gives the weights the shapes of then
            weights(file, state, training.network().weights());
            training.stepper()
                    .restorePieces(state.stepper(STEPPER), training.network().weights());
            training.restore(history.get(history.size() - 1).passes());
            return state;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CheckpointException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void weights(Path file, SearchState state, Map<String, NDArray> weights) {
        Map<String, HostArray> saved = state.below(WEIGHT).arrays();
        List<String> problems = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(saved.keySet());
        keys.addAll(weights.keySet());
        for (String key : keys) {
            HostArray array = saved.get(key);
            NDArray weight = weights.get(key);
            if (array == null || weight == null || !array.shape().equals(weight.getShape())) {
                problems.add(file + ": " + key + ": expected "
                        + (weight == null ? "nothing" : weight.getShape().toString()) + ", found "
                        + (array == null ? "nothing" : array.shape().toString()));
            } else {
                array.copyTo(weight);
            }
        }
        if (!problems.isEmpty()) {
            throw new CheckpointException(problems);
        }
    }

    private static void requireEqual(Path file, Map<String, String> facts, Map<String, String> found) {
        List<String> problems = new ArrayList<>();
        facts.forEach((name, here) -> {
            String there = found.getOrDefault(name, "nothing");
            if (!here.equals(there)) {
                problems.add(name + ": expected " + here + ", found " + there);
            }
        });
        if (!problems.isEmpty()) {
            problems.add(0, file + ": belongs to another search; use another file, or delete this one to start again");
            throw new CheckpointException(problems);
        }
    }

    private static String lines(List<?> values) {
        return String.join("\n", values.stream().map(Object::toString).toList());
    }
}
