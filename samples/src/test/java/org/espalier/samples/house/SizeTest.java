package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.samples.house.JavaTrees.Declaration;
import org.espalier.samples.house.JavaTrees.Kind;
import org.junit.jupiter.api.Test;

/** Files, methods and parameter lists stay small enough to be read in one go. */
class SizeTest {

    private static final int FILE_LINES = 700;
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 5;

    @Test
    void noSourceFileIsLongerThan700Lines() {
        List<SourceFile> sources = Stream.of("main", "test")
                .flatMap(kind -> Checkout.sources(Checkout.MODULES, kind).stream())
                .toList();
        assertThat(sources).isNotEmpty();
        assertThat(sources)
                .filteredOn(source -> source.lines().size() > FILE_LINES)
                .extracting(source -> source.file() + " has " + source.lines().size() + " lines, at most " + FILE_LINES)
                .isEmpty();
    }

    @Test
    void noMethodIsLongerThan60Lines() {
        assertThat(methods())
                .filteredOn(method -> method.lines() > METHOD_LINES)
                .extracting(method -> method.where() + ": " + method.name() + " has " + method.lines()
                        + " lines, at most " + METHOD_LINES)
                .isEmpty();
    }

    @Test
    void noMethodTakesMoreThanFiveParameters() {
        assertThat(methods())
                .filteredOn(method -> method.exposed() && method.parameters() > PARAMETERS)
                .filteredOn(method -> !method.name().endsWith(".<init>"))
                .extracting(method -> method.where() + ": " + method.name() + " takes " + method.parameters()
                        + " parameters, at most " + PARAMETERS + "; make a record of them")
                .isEmpty();
    }

    private static List<Declaration> methods() {
        List<Declaration> methods = new ArrayList<>(JavaTrees.declarations(Checkout.sources(Checkout.MODULES, "main")));
        methods.removeIf(declaration -> declaration.kind() != Kind.METHOD);
        return methods;
    }
}
