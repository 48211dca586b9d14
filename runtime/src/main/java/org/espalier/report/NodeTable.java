package org.espalier.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.path.Path;
import org.espalier.path.Step;
import org.espalier.schema.Field;
import org.espalier.symbol.ObjectSymbol;
import org.espalier.symbol.Ref;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolPrinter;
import org.espalier.symbol.SymbolType;

/**
 * The nodes of a view as rows of plain values, parents first, as a page embeds them.
 *
 * <p>A row holds only what its page cannot work out: the number of the row above, the step that leads to it, what the node
 * is. Types and their fields are listed once.
 */
final class NodeTable {
    /** The most rows of a view; what lies beyond is counted, not shown. */
    static final int LIMIT = 100_000;

    private static final int DEFAULT_LENGTH = 60;

    private final List<Row> rows = new ArrayList<>();
    private final Map<SymbolType<?>, Integer> types = new LinkedHashMap<>();
    private final NodeFacts facts = new NodeFacts(type -> types.computeIfAbsent(type, t -> types.size()));
    private final List<Row> references = new ArrayList<>();

    /** Where a row is to be added: below row {@code up}, -1 for the top, at {@code path} of the tree {@code root}. */
    record Place(int up, Symbol<?> root, Path path) {
        static Place top(Symbol<?> root) {
            return new Place(-1, root, Path.ROOT);
        }
    }

    /** One row, being filled. */
    record Row(int index, Place place, Symbol<?> node, Map<String, Object> cells) {
        Row put(String name, Object value) {
            cells.put(name, value);
            return this;
        }

        /** Returns where child {@code number} of the node is to be added. */
        Place child(int number) {
            return new Place(index, place.root, place.path.child(node.stepTo(number)));
        }
    }

    /** Adds the row of {@code node}. */
    Row add(Place place, Symbol<?> node) {
        Row row = new Row(rows.size(), place, node, new LinkedHashMap<>());
        row.put("up", place.up);
        if (!place.path.isRoot()) {
            row.put("step", text(place.path.lastStep()));
        }
        row.cells.putAll(node.accept(facts));
        if (isDefault(place, node)) {
            row.put("default", true);
        }
        if (node instanceof Ref<?>) {
            references.add(row);
        }
        rows.add(row);
        return row;
    }

    /** Returns what a node is by itself, for a row that shows two. */
    Map<String, Object> describe(Symbol<?> node) {
        return node.accept(facts);
    }

    private boolean isDefault(Place place, Symbol<?> node) {
        if (place.up < 0 || !(rows.get(place.up).node instanceof ObjectSymbol<?> object)) {
            return false;
        }
        int field = object.childAt(place.path.lastStep());
        return field >= 0 && object.type().defaultOf(field).filter(node::equals).isPresent();
    }

    /** Returns whether no more rows should be added. */
    boolean isFull() {
        return rows.size() >= LIMIT;
    }

    /** Adds a row that stands for the parts of a node from number {@code first} on, which are not shown. */
    void addRest(Row row, int first) {
        int count = row.node.children().size() - first;
        Row rest = new Row(rows.size(), row.place, row.node, new LinkedHashMap<>());
        rows.add(rest.put("up", row.index).put("kind", "rest").put("text", count + " more not shown"));
    }

    /** Leads references to their rows. */
    void resolve() {
        if (references.isEmpty()) {
            return;
        }
        Map<Symbol<?>, Map<Path, Integer>> places = new IdentityHashMap<>();
        for (Row row : rows) {
            places.computeIfAbsent(row.place.root, root -> new HashMap<>()).putIfAbsent(row.place.path, row.index);
        }
        for (Row row : references) {
            Symbol<?> root = row.place.root;
            ((Ref<?>) row.node).resolve(root, row.place.path).ifPresent(target -> {
                row.put("target", target.toString());
                Integer index = places.getOrDefault(root, Map.of()).get(target);
                if (index != null) {
                    row.put("to", index);
                }
            });
        }
    }

    List<Map<String, Object>> rows() {
        return rows.stream().map(Row::cells).toList();
    }

    /** Returns name, Java class and fields of all types in use, in the order of their numbers. */
    List<Map<String, Object>> types() {
        return types.keySet().stream().map(NodeTable::describe).toList();
    }

    private static Map<String, Object> describe(SymbolType<?> type) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Field<?, ?> field = type.fields().get(i);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", field.name());
            entry.put("spec", field.spec().toString());
            type.defaultOf(i)
                    .ifPresent(node -> entry.put("default", SymbolPrinter.ONE_LINE.print(node, DEFAULT_LENGTH)));
            if (!field.description().isEmpty()) {
                entry.put("doc", field.description());
            }
            fields.add(entry);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", type.name());
        facts.put("builds", type.javaClass().getSimpleName());
        facts.put("fields", fields);
        return facts;
    }

    /** Returns {@code .filters}, {@code [3]}, {@code [=2]} or {@code ["a.b"]}: what the step adds to a path. */
    static String text(Step step) {
        String alone = Path.ROOT.child(step).toString();
        return alone.startsWith("[") ? alone : "." + alone;
    }
}
