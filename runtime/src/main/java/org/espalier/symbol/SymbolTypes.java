package org.espalier.symbol;

import java.lang.reflect.Executable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.espalier.schema.Field;

/** Types of objects that are not made by one constructor. Of functions see {@link SymbolFunction}. */
public final class SymbolTypes {
    private SymbolTypes() {}

    /**
     * Returns {@code fields} with what the annotations of the parameters of {@code executable} say, in their order: for whoever
     * makes types of constructors in another way.
     *
     * @throws SymbolException if annotations are used wrongly; lists all problems
     */
    public static List<Field<?, ?>> noted(List<? extends Field<?, ?>> fields, Executable executable) {
        Fitter problems = new Fitter();
        List<Field<?, ?>> noted = ClassSymbols.noted(fields, executable, problems);
        problems.throwIfAny("Type " + executable.getDeclaringClass().getSimpleName());
        return noted;
    }

    /**
     * Returns the type of what a builder makes: {@code ofBuilder(Linear.class, Linear::builder, Linear.Builder::build)}.
     *
     * <p>Its name is the simple name of {@code type}. Its fields are the public methods of the builder with one parameter that
     * return the builder or nothing: first {@code setUnits} and the like, which become required fields such as {@code units};
     * then {@code optBias}, {@code withBias} and those without a prefix, which become optional ones. Both groups are in
     * alphabetical order. An optional field that is left out is none, and its method is not called, so that the builder's own
     * default holds. State limits with {@link SymbolType#constrain}.
     *
     * @param newBuilder makes a fresh builder for each object
     * @param build makes the object
     * @throws IllegalArgumentException if the builder has no such method
     */
    public static <T, B> SymbolType<T> ofBuilder(
            Class<T> type, Supplier<B> newBuilder, Function<? super B, ? extends T> build) {
        return BuilderSymbols.typeOf(type, newBuilder, build);
    }
}
