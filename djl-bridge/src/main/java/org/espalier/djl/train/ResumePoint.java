package org.espalier.djl.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.optim.StepperState;

/**
 * Everything that a run needs to go on after a pass as if it had never been cut: weights, optimizer, random numbers,
 * position in the schedule, history.
 *
 * <p>The file is in the safetensors format: {@code weight/NAME}, {@code best/NAME} and {@code state/NAME/NUMBER} are
 * arrays, the rest is text.
 *
 * @param history passes made, oldest first; at least one
 * @param weights weights after the last of them, and after the best if those are wanted and are others
 * @param stepper what the optimizer remembers
 * @param seeds what the network's layers draw next
 * @param scale how losses are enlarged
 */
record ResumePoint(
        List<EpochResult> history, Weights weights, StepperState stepper, List<Long> seeds, LossScale scale) {

    private static final String FORMAT = "espalier";
    private static final String VERSION = "training 1";
    private static final String WEIGHT = "weight/";
    private static final String BEST = "best/";
    private static final String STATE = "state/";
    private static final String FACT = "is/";

    /** Last and best weights. */
    record Weights(Checkpoint last, Optional<Checkpoint> best) {}

    ResumePoint {
        history = List.copyOf(history);
        seeds = List.copyOf(seeds);
    }

    /** Writes the file in one step, with the facts that a run has to agree with in order to go on from here. */
    void write(Path file, Map<String, String> facts) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        facts.forEach((name, value) -> texts.put(FACT + name, value));
        texts.put(
                "history",
                String.join("\n", history.stream().map(ResumePoint::line).toList()));
        texts.put("steps", Integer.toString(stepper.steps()));
        texts.put(
                "seeds",
                String.join(" ", seeds.stream().map(s -> Long.toString(s)).toList()));
        texts.put("scale", scale.toText());
        Map<String, HostArray> arrays = new LinkedHashMap<>();
        weights.last().arrays().forEach((name, array) -> arrays.put(WEIGHT + name, array));
        weights.best().ifPresent(b -> b.arrays().forEach((name, array) -> arrays.put(BEST + name, array)));
        stepper.memories().forEach((name, memory) -> {
            texts.put(STATE + name, memory.count() + " " + memory.arrays().size());
            for (int i = 0; i < memory.arrays().size(); i++) {
                arrays.put(STATE + name + "/" + i, memory.arrays().get(i));
            }
        });
        new TensorFile(texts, arrays).write(file);
    }

    /**
     * Reads a file.
     *
     * @throws CheckpointException if the file is damaged, of another kind, or of a run that does not agree with the
     *     facts; all differences are listed
     */
    static ResumePoint read(Path file, Map<String, String> facts) {
        TensorFile content = TensorFile.read(file);
        Map<String, String> texts = content.texts();
        if (!VERSION.equals(texts.get(FORMAT))) {
            throw new CheckpointException(List.of(file + ": expected a training run to go on with (" + VERSION
                    + "), found " + texts.getOrDefault(FORMAT, "weights of another tool")));
        }
        requireEqual(file, facts, texts);
        try {
            return new ResumePoint(
                    Arrays.stream(text(texts, "history").split("\n", -1))
                            .map(ResumePoint::epoch)
                            .toList(),
                    new Weights(
                            Checkpoint.of(below(WEIGHT, content)),
                            Optional.of(below(BEST, content))
                                    .filter(b -> !b.isEmpty())
                                    .map(Checkpoint::of)),
                    stepper(content),
                    Arrays.stream(text(texts, "seeds").split(" ", -1))
                            .filter(s -> !s.isEmpty())
                            .map(Long::valueOf)
                            .toList(),
                    LossScale.ofText(text(texts, "scale")));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new CheckpointException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void requireEqual(Path file, Map<String, String> facts, Map<String, String> texts) {
        Map<String, String> found = new TreeMap<>();
        texts.forEach((name, value) -> {
            if (name.startsWith(FACT)) {
                found.put(name.substring(FACT.length()), value);
            }
        });
        List<String> problems = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(found);
        all.putAll(facts);
        all.keySet().forEach(name -> {
            String here = facts.getOrDefault(name, "nothing");
            String there = found.getOrDefault(name, "nothing");
            if (!here.equals(there)) {
                problems.add(difference(name, here, there));
            }
        });
        if (!problems.isEmpty()) {
            problems.add(0, file + ": belongs to another run; use another file, or delete this one to start again");
            throw new CheckpointException(problems);
        }
    }

    /** Shows the first line in which two texts differ. */
    private static String difference(String name, String here, String there) {
        String[] ours = here.split("\n", -1);
        String[] theirs = there.split("\n", -1);
        int line = 0;
        while (line < Math.min(ours.length, theirs.length) - 1 && ours[line].equals(theirs[line])) {
            line++;
        }
        return name + ": expected " + ours[line] + ", found " + theirs[line];
    }

    private static StepperState stepper(TensorFile content) {
        Map<String, StepperState.Memory> memories = new LinkedHashMap<>();
        content.texts().forEach((key, value) -> {
            if (key.startsWith(STATE)) {
                String[] numbers = value.split(" ", -1);
                List<HostArray> arrays = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(numbers[1]); i++) {
                    arrays.add(array(content, key + "/" + i));
                }
                memories.put(
                        key.substring(STATE.length()), new StepperState.Memory(Integer.parseInt(numbers[0]), arrays));
            }
        });
        return new StepperState(Integer.parseInt(text(content.texts(), "steps")), memories);
    }

    private static HostArray array(TensorFile content, String name) {
        HostArray array = content.arrays().get(name);
        if (array == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return array;
    }

    private static Map<String, HostArray> below(String prefix, TensorFile content) {
        Map<String, HostArray> below = new LinkedHashMap<>();
        content.arrays().forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), array);
            }
        });
        return below;
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    private static String line(EpochResult result) {
        return result.epoch() + " " + result.loss() + " " + result.trainAccuracy() + " " + result.validationAccuracy()
                + " " + result.seconds();
    }

    private static EpochResult epoch(String line) {
        String[] parts = line.split(" ", -1);
        return new EpochResult(
                Integer.parseInt(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]));
    }
}
