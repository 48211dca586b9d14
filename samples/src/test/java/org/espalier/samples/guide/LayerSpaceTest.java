package org.espalier.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.testing.SpaceAssert.assertThatSpace;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.espalier.rewrite.Rule;
import org.espalier.samples.slides.java.Spaces;
import org.espalier.samples.slides.java.Spaces.InvertedBottleneck;
import org.espalier.samples.slides.java.Spaces.Residual;
import org.espalier.samples.slides.java.Spaces.Zero;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.testing.RuleLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayerSpaceTest {
    private static final SymbolType<InvertedBottleneck> BOTTLENECK = SymbolType.of(InvertedBottleneck.class);
    private static final SymbolType<Residual> RESIDUAL = SymbolType.of(Residual.class);
    private static final SymbolType<Zero> ZERO = SymbolType.of(Zero.class);

    // readme:test-space-java
    @Test
    void theLayerIsABottleneckOrNothing() {
        assertThatSpace(Spaces.LAYER)
                .hasSize(19)
                .decides("body", "body[=0].filters", "body[=0].kernel", "body[=0].expansion")
                .contains(RESIDUAL.symbol(BOTTLENECK.symbol(48, 5, 6)))
                .doesNotContain(RESIDUAL.symbol(BOTTLENECK.symbol(40, 5, 6)))
                .rejects("[2]")
                .everyChild(child -> assertThat(child.isConcrete()).isTrue())
                .encodesEveryChild()
                .buildsEveryChild();
    }
    // readme:end

    // readme:test-rule-java
    @TestFactory
    Stream<DynamicTest> widening() {
        Rule widen = Rule.onKey(Integer.class, filters -> oneOf(filters, 2 * filters), "filters");
        Symbol<Residual> block = RESIDUAL.symbol(BOTTLENECK.symbol(32, 3, 6));
        return RuleLaws.of(widen, block, RESIDUAL.symbol(ZERO.symbol()), Spaces.LAYER).stream()
                .map(law -> dynamicTest(law.name(), law::verify));
    }
    // readme:end
}
