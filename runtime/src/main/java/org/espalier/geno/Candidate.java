package org.espalier.geno;

/**
 * One candidate of a choice, as an algorithm sees it.
 *
 * @param label a short text for people, such as {@code 8} or {@code Conv(filters=oneOf(4, 8))}
 * @param spec the decisions that exist if this candidate is picked; locations in it are relative to the candidate
 */
public record Candidate(String label, DnaSpec spec) {
    /** Creates a candidate without decisions of its own. */
    public static Candidate of(String label) {
        return new Candidate(label, DnaSpec.EMPTY);
    }
}
