package org.espalier.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kotlinx.serialization.json.JsonArray;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import org.espalier.path.Path;
import org.espalier.path.Violation;
import org.espalier.rewrite.Diff;
import org.espalier.rewrite.Difference;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolException;

/**
 * Differences of trees as JSON documents: both trees, and the places that differ in each.
 *
 * <p>What is read can be inverted and applied like the difference that was written.
 */
public final class DiffJson {
    private static final String KIND = "diff";
    private static final List<String> PARTS = List.of("left", "right", "differences");

    private DiffJson() {}

    /**
     * Returns the document of a difference.
     *
     * @throws JsonFormatException if a tree holds something that has no text; names all
     */
    public static String write(Diff diff) {
        Map<String, JsonElement> content = new LinkedHashMap<>();
        content.put("left", SymbolWriter.write(diff.left()));
        content.put("right", SymbolWriter.write(diff.right()));
        content.put(
                "differences",
                Nodes.array(diff.differences().stream().map(DiffJson::write).toList()));
        return Documents.write(KIND, content);
    }

    private static JsonElement write(Difference difference) {
        Map<String, JsonElement> entries = new LinkedHashMap<>();
        String kind = difference instanceof Difference.Changed
                ? "changed"
                : difference instanceof Difference.Added ? "added" : "removed";
        entries.put("kind", Nodes.text(kind));
        entries.put("left", Nodes.text(difference.leftPath().toString()));
        entries.put("right", Nodes.text(difference.rightPath().toString()));
        return Nodes.object(entries);
    }

    /**
     * Returns the difference of a document.
     *
     * @throws JsonFormatException if {@code text} is not JSON, too long or too deep, of another kind or version, a tree is
     *     not valid, or the differences do not lead from the left tree to the right one; lists the problems with their
     *     places
     */
    public static Diff read(String text, Vocabulary words) {
        JsonObject document = Documents.open(text, KIND, PARTS);
        Symbol<?> left = SymbolReader.read(Nodes.required(document, "left"), words);
        Symbol<?> right = SymbolReader.read(Nodes.required(document, "right"), words);
        ObjectReader reader = ObjectReader.of(document, Path.ROOT);
        JsonArray array = reader.list("differences");
        Path at = Path.ROOT.key("differences");
        Problems problems = new Problems();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < array.size() && !problems.isFull(); i++) {
            try {
                differences.add(difference(ObjectReader.of(array.get(i), at.index(i)), left, right));
            } catch (IllegalArgumentException e) {
                problems.note(at.index(i), "a difference", array.get(i), e);
            }
        }
        problems.throwIfAny("Difference in the document");
        return required(new Diff(left, right, differences), at);
    }

    private static Difference difference(ObjectReader reader, Symbol<?> left, Symbol<?> right) {
        Path leftPath = Path.parse(reader.text("left"));
        Path rightPath = Path.parse(reader.text("right"));
        return switch (reader.text("kind")) {
            case "changed" ->
                new Difference.Changed(
                        leftPath, rightPath, at(left, leftPath, reader, "left"), at(right, rightPath, reader, "right"));
            case "added" ->
                new Difference.Added(
                        requireStep(leftPath, reader, "left"), rightPath, at(right, rightPath, reader, "right"));
            case "removed" ->
                new Difference.Removed(
                        requireStep(leftPath, reader, "left"), rightPath, at(left, leftPath, reader, "left"));
            default ->
                throw ObjectReader.refused(reader.at().key("kind"), "changed, added or removed", reader.get("kind"));
        };
    }

    private static Path requireStep(Path path, ObjectReader reader, String key) {
        if (path.isRoot()) {
            throw ObjectReader.refused(reader.at().key(key), "a place below the root", reader.get(key));
        }
        return path;
    }

    private static Symbol<?> at(Symbol<?> tree, Path path, ObjectReader reader, String key) {
        return tree.find(path)
                .orElseThrow(() ->
                        ObjectReader.refused(reader.at().key(key), "a place of the " + key + " tree", reader.get(key)));
    }

    private static Diff required(Diff diff, Path at) {
        String found = "another tree";
        try {
            if (diff.apply(diff.left()).equals(diff.right())) {
                return diff;
            }
        } catch (SymbolException e) {
            found = String.valueOf(e.getMessage());
        }
        throw new JsonFormatException(
                "Difference in the document",
                List.of(Violation.of(at, "changes that turn the left tree into the right one", found)));
    }
}
