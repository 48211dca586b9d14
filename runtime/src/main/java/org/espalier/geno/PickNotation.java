package org.espalier.geno;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.internal.Texts;
import org.jspecify.annotations.Nullable;

/** The ways to write a pick in a map: {@code 2}, {@code "2/3"}, {@code "conv"} or {@code "2/3 (conv)"}. */
record PickNotation(List<Candidate> candidates) {
    private static final Pattern CHOICE = Pattern.compile("(\\d{1,9})/(\\d{1,9})(?: \\((.*)\\))?", Pattern.DOTALL);

    /** Returns the candidate number; empty if there is no such candidate, or several with this label. */
    Optional<Integer> read(@Nullable Object value) {
        if (value instanceof String text) {
            Matcher choice = CHOICE.matcher(text);
            Optional<Integer> number = choice.matches() ? numbered(choice) : Optional.empty();
            List<Integer> labelled = labelled(text);
            return number.isPresent() || labelled.size() != 1 ? number : Optional.of(labelled.get(0));
        }
        return Values.integer(value)
                .filter(i -> i >= 0 && i < candidates.size())
                .map(Long::intValue);
    }

    private Optional<Integer> numbered(Matcher choice) {
        int index = Integer.parseInt(choice.group(1));
        boolean right = index < candidates.size()
                && Integer.parseInt(choice.group(2)) == candidates.size()
                && (choice.group(3) == null
                        || choice.group(3).equals(candidates.get(index).label()));
        return right ? Optional.of(index) : Optional.empty();
    }

    private List<Integer> labelled(String label) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            if (candidates.get(c).label().equals(label)) {
                found.add(c);
            }
        }
        return found;
    }

    String expected() {
        int n = candidates.size();
        return "candidate in [0, " + (n - 1) + "], as a number, 'i/" + n + "', a label or 'i/" + n + " (label)'";
    }

    String hint(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return "";
        }
        List<Integer> labelled = labelled(text);
        if (labelled.size() > 1) {
            return "Candidates " + labelled + " have this label: give the number";
        }
        List<String> labels = candidates.stream().map(Candidate::label).toList();
        return Texts.nearest(text, labels).map(near -> "Maybe '" + near + "'?").orElse("");
    }
}
