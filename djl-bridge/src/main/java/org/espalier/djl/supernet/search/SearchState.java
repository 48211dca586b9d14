package org.espalier.djl.supernet.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.HostArray;
import org.espalier.djl.optim.StepperState;
import org.espalier.djl.train.TensorFile;

/**
 * What a search remembers between epochs: texts and arrays by name.
 *
 * <p>A name has one text and one array at most; parts write under names of their own with {@link #below}.
 */
public final class SearchState {
    private final String prefix;
    private final Map<String, String> texts;
    private final Map<String, HostArray> arrays;

    private SearchState(String prefix, Map<String, String> texts, Map<String, HostArray> arrays) {
        this.prefix = prefix;
        this.texts = texts;
        this.arrays = arrays;
    }

    /** Creates an empty state. */
    public SearchState() {
        this("", new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    static SearchState of(TensorFile file) {
        return new SearchState("", new LinkedHashMap<>(file.texts()), new LinkedHashMap<>(file.arrays()));
    }

    TensorFile toFile() {
        return new TensorFile(texts, arrays);
    }

    /**
     * Returns the same state seen by a part of the search, whose names begin with the name of the part.
     *
     * @param part name without slash
     * @return a view: what is written there is written here
     */
    public SearchState below(String part) {
        return new SearchState(prefix + part + "/", texts, arrays);
    }

    /** Writes a text. */
    public void put(String name, String text) {
        texts.put(prefix + name, text);
    }

    /** Writes an array. */
    public void put(String name, HostArray array) {
        arrays.put(prefix + name, array);
    }

    /** Writes what an optimizer remembers. */
    public void put(String name, StepperState state) {
        SearchState part = below(name);
        part.put("steps", Integer.toString(state.steps()));
        state.memories().forEach((owner, memory) -> {
            part.put("of/" + owner, memory.count() + " " + memory.arrays().size());
            for (int i = 0; i < memory.arrays().size(); i++) {
                part.put("of/" + owner + "/" + i, memory.arrays().get(i));
            }
        });
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public String text(String name) {
        return found(texts, name);
    }

    /**
     * Reads an array.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public HostArray array(String name) {
        return found(arrays, name);
    }

    /** Reads all texts of this part by name. */
    public Map<String, String> texts() {
        return mine(texts);
    }

    /** Reads all arrays of this part by name. */
    public Map<String, HostArray> arrays() {
        return mine(arrays);
    }

    /**
     * Reads what an optimizer remembers.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public StepperState stepper(String name) {
        SearchState part = below(name);
        Map<String, StepperState.Memory> memories = new LinkedHashMap<>();
        part.below("of").texts().forEach((owner, counts) -> {
            String[] numbers = counts.split(" ", -1);
            List<HostArray> remembered = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(numbers[1]); i++) {
                remembered.add(part.array("of/" + owner + "/" + i));
            }
            memories.put(owner, new StepperState.Memory(Integer.parseInt(numbers[0]), remembered));
        });
        return new StepperState(Integer.parseInt(part.text("steps")), memories);
    }

    private <V> Map<String, V> mine(Map<String, V> all) {
        Map<String, V> found = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private <V> V found(Map<String, V> all, String name) {
        V value = all.get(prefix + name);
        if (value == null) {
            throw new IllegalArgumentException("state: expected '" + prefix + name + "', found none");
        }
        return value;
    }

    /** Returns how much is written down. */
    @Override
    public String toString() {
        return "SearchState of " + texts.size() + " texts and " + arrays.size() + " arrays";
    }
}
