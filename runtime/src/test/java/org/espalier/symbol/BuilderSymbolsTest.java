package org.espalier.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.build.Materializer;
import org.espalier.schema.Specs;
import org.junit.jupiter.api.Test;

class BuilderSymbolsTest {
    /** An object with a builder in the style of DJL. */
    public record Linear(long units, boolean bias, float rate, String name, List<Integer> sizes) {
        static Builder builder() {
            return new Builder();
        }

        /** Options that a subclass hands on. */
        public abstract static class Base<B extends Base<B>> {
            long units = -1;
            boolean bias = true;

            /** Required. */
            public B setUnits(long units) {
                this.units = units;
                return self();
            }

            /** Optional. */
            public B optBias(boolean bias) {
                this.bias = bias;
                return self();
            }

            abstract B self();
        }

        /** The builder. */
        public static final class Builder extends Base<Builder> {
            private float rate = 0.5f;
            private String name = "linear";
            private List<Integer> sizes = List.of();

            public Builder rate(float rate) {
                this.rate = rate;
                return this;
            }

            public Builder withName(String name) {
                this.name = name;
                return this;
            }

            public Builder withName(int number) {
                this.name = "linear" + number;
                return this;
            }

            public void setSizes(List<Integer> sizes) {
                this.sizes = sizes;
            }

            /** No option: two parameters. */
            public Builder range(int from, int to) {
                return this;
            }

            /** No option: returns something else. */
            public String describe(String text) {
                return text;
            }

            @Override
            Builder self() {
                return this;
            }

            Linear build() {
                return new Linear(units, bias, rate, name, sizes);
            }
        }
    }

    private static final SymbolType<Linear> LINEAR =
            SymbolTypes.ofBuilder(Linear.class, Linear::builder, Linear.Builder::build);

    @Test
    void optionsBecomeFields() {
        assertThat(LINEAR)
                .hasToString("Linear(sizes: list of int, units: long, bias: bool or none = null,"
                        + " name: int or text or none = null, rate: float or none = null)");
    }

    @Test
    void whatIsLeftOutIsTheBuildersDefault() {
        assertThat(Materializer.build(LINEAR.symbol(List.of(1), 8)))
                .isEqualTo(new Linear(8, true, 0.5f, "linear", List.of(1)));
        assertThat(Materializer.build(LINEAR.symbol(List.of(), 8, false, 7, 0.25)))
                .isEqualTo(new Linear(8, false, 0.25f, "linear7", List.of()));
    }

    @Test
    void limitsAreStatedFromOutside() {
        SymbolType<Linear> positive =
                LINEAR.constrain(LINEAR.field("units", Long.class), new org.espalier.schema.ValueSpec.LongSpec(1, 9));
        assertThatThrownBy(() -> positive.symbol(List.of("x"), 0)).hasMessage("""
                        Linear is not valid (2 problems):
                          sizes[0]: expected int, found text "x"
                          units: expected long in [1, 9], found int 0""");
        assertThat(Specs.longs().includes(positive.fields().get(1).spec())).isTrue();
    }

    @Test
    void anObjectWithoutOptionsIsNoBuilder() {
        assertThatThrownBy(() -> SymbolTypes.ofBuilder(String.class, Object::new, Object::toString))
                .hasMessage("java.lang.String: expected a builder with methods such as setUnits(long) that return it,"
                        + " found none");
    }
}
