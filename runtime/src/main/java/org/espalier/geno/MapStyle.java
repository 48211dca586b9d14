package org.espalier.geno;

/**
 * How {@link DnaViews#toMap} writes a DNA as a map.
 *
 * @param keys what names a decision
 * @param values what stands for a pick
 * @param picks how several picks are laid out
 * @param inactive whether decisions that are not active are listed too, with null as value
 */
public record MapStyle(Keys keys, Values values, Picks picks, boolean inactive) {
    /** Ids, candidate numbers, a list for several picks, active decisions only. */
    public static final MapStyle DEFAULT = new MapStyle(Keys.ID, Values.INDEX, Picks.LIST, false);

    /** What names a decision. */
    public enum Keys {
        /** Its id: {@code model.op[=2].filters}. */
        ID,
        /** Its name if it has one, its id otherwise. */
        NAME_OR_ID
    }

    /** What stands for a pick. Numbers and custom texts always stand for themselves. */
    public enum Values {
        /** The candidate number, an {@code Integer}. */
        INDEX,
        /** Number and count: {@code "2/3"}. */
        CHOICE,
        /** The label of the candidate. */
        LABEL,
        /** Both: {@code "2/3 (conv)"}. */
        CHOICE_AND_LABEL
    }

    /** How several picks are laid out. A choice that goes by its name always has one list. */
    public enum Picks {
        /** One list under the id of the choice. */
        LIST,
        /** One entry for each pick: {@code ops[0]}, {@code ops[1]}. */
        ENTRIES,
        /** The list, then the entries. */
        BOTH
    }

    /** Returns this style with other keys. */
    public MapStyle keys(Keys other) {
        return new MapStyle(other, values, picks, inactive);
    }

    /** Returns this style with other values. */
    public MapStyle values(Values other) {
        return new MapStyle(keys, other, picks, inactive);
    }

    /** Returns this style with another layout of several picks. */
    public MapStyle picks(Picks other) {
        return new MapStyle(keys, values, other, inactive);
    }

    /** Returns this style with inactive decisions. */
    public MapStyle withInactive() {
        return new MapStyle(keys, values, picks, true);
    }
}
