package org.espalier.geno;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Views of DNA for other programs: as a flat list of numbers, and as a map by id or name. Both can be read back.
 *
 * <pre>{@code
 * Dna dna = Dna.parse("[2:[1], 3.2E-4]");
 * DnaViews.toNumbers(dna);                          // [2, 1, 3.2E-4]
 * DnaViews.toMap(spec, dna, MapStyle.DEFAULT);      // {op=2, op[=2].filters=1, rate=3.2E-4}
 * }</pre>
 */
public final class DnaViews {
    /** The largest number of decision sites of which {@link #toMap} lists the inactive ones. */
    public static final int MAX_SITES = 100_000;

    private DnaViews() {}

    /**
     * Returns the decisions in order, each pick followed by what is inside it: {@code Integer} for a pick, {@code Long} for
     * an integer, {@code Double} for a real, {@code String} for a custom decision.
     */
    public static List<Object> toNumbers(Dna dna) {
        return DnaNumbers.write(dna);
    }

    /**
     * Reads what {@link #toNumbers} wrote.
     *
     * @param numbers picks as integers of any width, integers likewise, reals as {@code Double} or {@code Float}, custom
     *     decisions as {@code String}
     * @throws DnaException if there are too few or too many, or one is not a decision of its point; names the decision
     */
    public static Dna fromNumbers(DnaSpec spec, List<?> numbers) {
        return DnaNumbers.read(spec, numbers);
    }

    /**
     * Returns the decisions as a map, in order.
     *
     * <p>A name that belongs to several active decisions, because its candidate was picked several times, has the list of
     * their values.
     *
     * @throws DnaException if {@code dna} does not fit {@code spec}
     * @throws SpecTooLargeException if inactive decisions are wanted and there are more than {@link #MAX_SITES} sites
     */
    public static Map<String, @Nullable Object> toMap(DnaSpec spec, Dna dna, MapStyle style) {
        return DnaMapWriter.write(spec, dna, style);
    }

    /**
     * Reads what {@link #toMap} wrote, in any style; the map is not changed.
     *
     * <p>A decision is looked up by id, then by name, then, if it has several picks, pick by pick. A pick may be a candidate
     * number, {@code i/n}, a label, or {@code i/n (label)}. Keys that belong to no decision and entries of inactive
     * decisions are not looked at.
     *
     * @throws DnaException if decisions are missing or wrong; the message lists every problem with the place of its decision
     */
    public static Dna fromMap(DnaSpec spec, Map<String, ? extends @Nullable Object> map) {
        return new DnaMapReader(map).read(spec);
    }
}
