package org.espalier.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written down during a trial, beyond its result.
 *
 * @param reason why it was skipped, infeasible, stopped or failed; empty otherwise
 * @param measurements intermediate results in the order in which they were made
 * @param notes the user's notes by key, see {@link #requireNote}
 * @param links addresses by name, such as a page with learning curves
 * @param proposal the notes of the algorithm that proposed the DNA
 */
public record TrialLog(
        String reason,
        List<Measurement> measurements,
        Map<String, Object> notes,
        Map<String, String> links,
        Map<String, Object> proposal) {
    /** Nothing was written down. */
    public static final TrialLog EMPTY = new TrialLog("", List.of(), Map.of(), Map.of(), Map.of());

    /** @throws IllegalArgumentException if a note is of a kind that {@link #requireNote} refuses */
    public TrialLog {
        measurements = List.copyOf(measurements);
        notes = ordered(notes);
        links = ordered(links);
        proposal = ordered(proposal);
        notes.values().forEach(TrialLog::requireNote);
        proposal.values().forEach(TrialLog::requireNote);
    }

    /** Returns the log that consists of a reason; {@link #EMPTY} if it is empty. */
    public static TrialLog ofReason(String reason) {
        return reason.isEmpty() ? EMPTY : new TrialLog(reason, List.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * Returns {@code value} if it can be stored as text and read again: text, number, boolean, or a list or map (with text
     * keys) of such values.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static Object requireNote(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(TrialLog::requireNote);
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> {
                if (!(key instanceof String)) {
                    throw unstorable(key);
                }
            });
            map.values().forEach(TrialLog::requireNote);
        } else if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw unstorable(value);
        }
        return value;
    }

    private static IllegalArgumentException unstorable(Object value) {
        return new IllegalArgumentException(
                "note: expected text, number, boolean, or a list or map of them with text keys, found "
                        + value.getClass().getName() + " '" + value + "'");
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
