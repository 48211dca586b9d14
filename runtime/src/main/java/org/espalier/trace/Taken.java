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
    private static final Field<Taken, Map<String, Object>> INSIDE = Field.of("inside", Specs.maps(Specs.anything()));
    private static final Field<Taken, Map<String, Object>> BEHIND = Field.of("behind", Specs.maps(Specs.anything()));

    static final SymbolType<Taken> TYPE = SymbolType.named("Taken", Taken.class)
            .field(CHOICE)
            .field(INSIDE)
            .field(BEHIND)
            .constructor(args -> new Taken(args.get(CHOICE), args.get(INSIDE), args.get(BEHIND)));
}
