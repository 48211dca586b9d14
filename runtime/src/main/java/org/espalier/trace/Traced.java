package org.espalier.trace;

import java.util.Map;
import java.util.SplittableRandom;
import org.espalier.build.BuildException;
import org.espalier.build.Materializer;
import org.espalier.geno.DnaSampler;
import org.espalier.schema.Field;
import org.espalier.schema.Specs;
import org.espalier.space.SearchSpace;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.jspecify.annotations.Nullable;

/** Turns a program that asks for its decisions into a tree whose children run it. */
public final class Traced {
    private static final int TRIES = 64;
    private static final long SEED = 20_200_923;

    private Traced() {}

    /**
     * Returns the search space of {@code program} as a tree called {@code name}: what a child of it builds is what the
     * program returns with that child's decisions.
     *
     * <p>The program is run about once for every candidate of every choice, and then on some random children to see whether
     * something was missed.
     *
     * @throws TraceException if a name is used for different decisions, or a decision needs two choices at once in a way
     *     that was not found
     */
    @SuppressWarnings("unchecked") // the type builds what the program returns
    public static <T> Symbol<T> symbol(String name, Program<T> program) {
        Field<Object, Map<String, Object>> decisions = Field.of("decisions", Specs.maps(Specs.anything()));
        SymbolType<Object> type = SymbolType.named(name, Object.class)
                .field(decisions)
                .constructor(args -> program.run(new Replay(args.get(decisions))));
        Symbol<T> template = (Symbol<T>) type.symbol(new Discovery(program).decisions());
        verify(template);
        return template;
    }

    /** Builds random children, so that a question that discovery missed is an error here and not in the middle of a search. */
    private static void verify(Symbol<?> template) {
        SearchSpace<?> space = SearchSpace.of(template);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < TRIES && !space.isConstant(); i++) {
            try {
                Materializer.build(space.bind(DnaSampler.overDecisions().sample(space.spec(), random)));
            } catch (BuildException e) {
                @Nullable Throwable cause = e.getCause();
                if (cause instanceof TraceException missed) {
                    throw missed;
                }
            }
        }
    }
}
