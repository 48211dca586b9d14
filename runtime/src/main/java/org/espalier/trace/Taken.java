package org.espalier.trace;

import java.util.Map;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.symbol.SymbolType;

/**
 * A candidate that was chosen, with the decisions that exist because of it.
 *
 * @param choice the answer
 * @param inside decisions asked for while the candidate ran
 * @param behind decisions asked for later, because of the choice
 */
record Taken(Object choice, Map<String, Object> inside, Map<String, Object> behind) {
    private static final Field<Taken, Object> CHOICE = Field.of("choice", Specs.anything());
    private static final Field<Taken, Map<String, Object>> INSIDE = nothing("inside");
    private static final Field<Taken, Map<String, Object>> BEHIND = nothing("behind");

    static final SymbolType<Taken> TYPE = SymbolType.named("Taken", Taken.class)
            .field(CHOICE)
            .field(INSIDE)
            .field(BEHIND)
            .constructor(args -> new Taken(args.get(CHOICE), args.get(INSIDE), args.get(BEHIND)));

    /** The field of the decisions of a branch, which most branches do not have. */
    private static Field<Taken, Map<String, Object>> nothing(String name) {
        return Field.<Taken, Map<String, Object>>of(name, Specs.maps(Specs.anything()))
                .defaulting(Map.of());
    }
}
