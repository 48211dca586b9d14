package org.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.hyper.Hypers.floatv;
import static org.espalier.hyper.Hypers.intv;
import static org.espalier.hyper.Hypers.oneOf;
import static org.espalier.symbol.Symbols.repeat;
import static org.espalier.testing.SpaceAssert.assertThatSpace;

import java.util.List;
import org.espalier.symbol.Symbol;
import org.espalier.symbol.SymbolType;
import org.espalier.symbol.Symbols;
import org.junit.jupiter.api.Test;

class SpaceAssertTest {
    record Conv(int filters, int kernel) {
        Conv {
            if (kernel > filters) {
                throw new IllegalArgumentException("kernel > filters");
            }
        }
    }

    private static final SymbolType<Conv> CONV = SymbolType.of(Conv.class);
    private static final Symbol<Conv> SPACE = CONV.symbol(oneOf(4, 8), oneOf(3, 5));

    @Test
    void passesWhatHolds() {
        assertThatSpace(SPACE)
                .hasSize(4)
                .decides("filters", "kernel")
                .contains(CONV.symbol(8, 5))
                .doesNotContain(CONV.symbol(16, 5))
                .bindsTo("[1, 0]", CONV.symbol(8, 3))
                .rejects("[2, 0]")
                .encodesEveryChild()
                .everyChild(child -> assertThat(child.isConcrete()).isTrue());
        assertThatSpace(CONV.symbol(8, intv(1, 5))).buildsEveryChild();
        assertThatSpace(Symbols.list(floatv(0, 1))).isInfinite().encodesEveryChild();
    }

    @Test
    void saysWhatDoesNotHold() {
        assertThatThrownBy(() -> assertThatSpace(SPACE).hasSize(5))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        SearchSpace of 4 children: Conv(filters=oneOf(4, 8), kernel=oneOf(3, 5))
                          expected 5 children
                          found    4 children""");
        assertThatThrownBy(() -> assertThatSpace(SPACE).contains(CONV.symbol(8, 7)))
                .hasMessageContaining("kernel: expected one of the candidates of oneOf(3, 5), found int 7");
        assertThatThrownBy(() -> assertThatSpace(SPACE).doesNotContain(CONV.symbol(8, 5)))
                .hasMessageContaining("found    it, as [1, 1]");
        assertThatThrownBy(() -> assertThatSpace(SPACE).rejects("[1, 1]"))
                .hasMessageContaining("expected [1, 1] to be rejected");
        assertThatThrownBy(() -> assertThatSpace(SPACE).decides("filters"))
                .hasMessageContaining("found    [filters, kernel]");
        assertThatThrownBy(() -> assertThatSpace(SPACE).isInfinite()).hasMessageContaining("found    4 children");
    }

    @Test
    void namesTheChildThatFails() {
        assertThatThrownBy(() -> assertThatSpace(SPACE).buildsEveryChild())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Child [0, 1] of SearchSpace of 4 children")
                .hasMessageContaining("which answered: kernel > filters");
    }

    @Test
    void drawsFromALargeSpace() {
        int[] seen = {0};
        assertThatSpace(repeat(40, oneOf(0, 1))).everyChild(child -> seen[0]++);
        assertThat(seen[0]).isEqualTo(SpaceAssert.WALK_LIMIT);
    }

    @Test
    void looksAtAPartOfASpace() {
        assertThatSpace(CONV.symbol(oneOf(List.of(4, 8)).hint("w"), oneOf(3, 5)))
                .where(h -> h.tags().hasHint("w"))
                .hasSize(2)
                .decides("filters");
    }
}
