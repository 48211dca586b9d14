package org.espalier.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "**.filters, model.layers[3].filters, true",
        "**.filters, filters, true",
        "**.filters, model.filters.x, false",
        "model.*.rate, model.optimizer.rate, true",
        "model.*.rate, model.rate, false",
        "model.*, model[0], false",
        "layers[*].op[=*].kernel, layers[3].op[=1].kernel, true",
        "layers[*].op[=*].kernel, layers[3].op[1].kernel, false",
        "layers[2], layers[2], true",
        "layers[2], layers[3], false",
        "**, a.b[0], true",
        "a.**.b.**.c, a.b.x.b.c, true",
        "a.**.b.**.c, a.x.c, false",
        "'[\"*\"]', a, false",
    })
    void matches_whole_paths(String pattern, String path, boolean expected) {
        assertThat(PathPattern.parse(pattern).matches(Path.parse(path))).isEqualTo(expected);
    }

    @Test
    void the_empty_pattern_matches_the_root_only() {
        assertThat(PathPattern.parse("").matches(Path.ROOT)).isTrue();
        assertThat(PathPattern.parse("").matches(Path.parse("a"))).isFalse();
        assertThat(PathPattern.parse("**").matches(Path.ROOT)).isTrue();
    }

    @Test
    void equality_is_by_parts_and_the_text_is_kept() {
        assertThat(PathPattern.parse("[\"a\"].*"))
                .isEqualTo(PathPattern.parse("a.*"))
                .hasToString("[\"a\"].*");
        assertThat(PathPattern.of(Path.parse("a[0]"))).isEqualTo(PathPattern.parse("a[0]"));
        assertThat(PathPattern.parse("a.*")).isNotEqualTo(PathPattern.parse("a.**"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a*b | '.' or '[' at position 1, found '*'",
                "*** | '.' or '[' at position 2, found '*'",
                "a. | a key at position 2, found the end",
                "a[*.b | ']' at position 3, found '.'",
                "a[=x] | a number, '=' or a quoted key at position 3, found 'x'",
                ".a | '.' or '[' at position 0, found '.'",
            })
    void says_where_a_text_is_not_a_pattern(String text, String expected) {
        assertThatThrownBy(() -> PathPattern.parse(text))
                .isInstanceOf(PathFormatException.class)
                .hasMessage("Not a path pattern: '" + text + "': expected " + expected
                        + ". Patterns look like **.filters, model.*.rate or layers[*].op[=*].kernel");
    }
}
