package org.espalier.djl.deploy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.djl.nn.Layer;
import org.espalier.djl.shape.ShapeProbe;
import org.espalier.djl.shape.ShapeReport;
import org.espalier.djl.train.Checkpoint;
import org.espalier.djl.train.CheckpointException;
import org.espalier.djl.train.TensorFile;
import org.espalier.io.SymbolJson;
import org.espalier.io.TrialJson;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.Symbols;
import org.espalier.symbol.TypeRegistry;
import org.espalier.trial.Trial;

/** The texts of a saved model's file. */
final class ModelFile {

    /** Number of this layout; a reader refuses others. */
    private static final String VERSION = "1";

    private static final String FORMAT = "espalier.model";
    private static final String LIBRARY = "espalier.version";
    private static final String TREE = "tree";
    private static final String INPUT = "input";
    private static final String CLASSES = "classes";
    private static final String STUDY = "study";
    private static final String TRIAL = "trial";

    private ModelFile() {}

    static void write(SavedModel model, Path file) {
        new TensorFile(texts(model), model.weights().arrays()).write(file);
    }

    /** Returns what is known of a model besides its weights, by key. */
    static Map<String, String> texts(SavedModel model) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        String library = SavedModel.class.getPackage().getImplementationVersion();
        texts.put(LIBRARY, library == null ? "development" : library);
        texts.put(TREE, SymbolJson.write(model.tree()));
        texts.put(INPUT, Arrays.toString(model.input().getShape()));
        if (!model.classes().isEmpty()) {
            texts.put(CLASSES, SymbolJson.write(Symbols.lift(model.classes())));
        }
        model.origin().ifPresent(origin -> {
            texts.put(STUDY, origin.study());
            Trial trial = origin.trial();
            texts.put(TRIAL, TrialJson.write(trial.run().provenance(), List.of(trial)));
        });
        return texts;
    }

    static SavedModel read(Path file, TypeRegistry types) {
        TensorFile content;
        try {
            content = TensorFile.read(file);
        } catch (CheckpointException e) {
            throw new SavedModelException(file, e);
        }
        return new Reader(file, content).read(types);
    }

    /** Reads text by text and collects what is wrong. */
    private static final class Reader {

        private final Path file;
        private final TensorFile content;
        private final List<String> problems = new ArrayList<>();

        Reader(Path file, TensorFile content) {
            this.file = file;
            this.content = content;
        }

        SavedModel read(TypeRegistry types) {
            requireFormat();
            Optional<Symbol<? extends Layer>> tree = text(TREE, text -> layer(SymbolJson.read(text, types)));
            Optional<Shape> input = text(INPUT, Reader::shape);
            List<String> classes = content.texts().containsKey(CLASSES)
                    ? text(CLASSES, Reader::names).orElse(List.of())
                    : List.of();
            Optional<Origin> origin = origin();
            Optional<Shape> output = tree.isPresent() && input.isPresent()
                    ? output(Materializer.build(tree.get()), input.get())
                    : Optional.empty();
            if (output.isPresent() && !classes.isEmpty() && !output.get().equals(new Shape(classes.size()))) {
                problems.add(CLASSES + ": expected one name for each of the outputs " + output.get() + ", found "
                        + classes.size());
            }
            if (!problems.isEmpty()) {
                throw new SavedModelException(file, problems);
            }
            return new SavedModel(
                    tree.orElseThrow(), input.orElseThrow(), classes, origin, Checkpoint.of(content.arrays()));
        }

        private void requireFormat() {
            String version = content.texts().get(FORMAT);
            if (version == null) {
                throw new SavedModelException(
                        file,
                        List.of("expected the text " + FORMAT + ", found "
                                + content.texts().keySet()
                                + "; this is a file of weights only, which Checkpoint.read reads"));
            }
            if (!version.equals(VERSION)) {
                throw new SavedModelException(
                        file,
                        List.of(FORMAT + ": expected " + VERSION + ", found " + version
                                + "; use the version of the library that wrote it, "
                                + content.texts().getOrDefault(LIBRARY, "unknown")));
            }
        }

        private <T> Optional<T> text(String key, Function<String, T> reader) {
            String text = content.texts().get(key);
            if (text == null) {
                problems.add(key + ": expected a text, found none");
                return Optional.empty();
            }
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException | BuildException e) {
                problems.add(key + ": " + e.getMessage());
                return Optional.empty();
            }
        }

        @SuppressWarnings("unchecked") // a tree that has just built a layer
        private static Symbol<? extends Layer> layer(Symbol<?> tree) {
            Object built = Materializer.build(tree);
            if (!(built instanceof Layer)) {
                throw new IllegalArgumentException("expected the tree of a layer, found that of " + built);
            }
            return (Symbol<? extends Layer>) tree;
        }

        private static Shape shape(String text) {
            if (!text.matches("\\[\\d{1,9}(, \\d{1,9})*]")) {
                throw new IllegalArgumentException("expected extents such as [3, 32, 32], found " + text);
            }
            String[] extents = text.substring(1, text.length() - 1).split(", ");
            return new Shape(Arrays.stream(extents).mapToLong(Long::parseLong).toArray());
        }

        private static List<String> names(String text) {
            Object names = Materializer.build(SymbolJson.read(text, TypeRegistry.of(List.of())));
            if (!(names instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
                throw new IllegalArgumentException("expected a list of texts, found " + names);
            }
            return list.stream().map(String.class::cast).toList();
        }

        private Optional<Origin> origin() {
            if (!content.texts().containsKey(TRIAL) && !content.texts().containsKey(STUDY)) {
                return Optional.empty();
            }
            Optional<String> study = text(STUDY, text -> text);
            Optional<Trial> trial = text(TRIAL, Reader::trial);
            return study.flatMap(name -> trial.map(t -> new Origin(name, t)));
        }

        private static Trial trial(String text) {
            List<Trial> trials = TrialJson.read(text);
            if (trials.size() != 1) {
                throw new IllegalArgumentException("expected 1 trial, found " + trials.size());
            }
            return trials.get(0);
        }

        private Optional<Shape> output(Layer network, Shape input) {
            ShapeReport report = ShapeProbe.probe(network, org.espalier.path.Path.ROOT, input);
            report.problem().ifPresent(problem -> problems.add(TREE + ": " + problem));
            return report.output();
        }
    }
}
