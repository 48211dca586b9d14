package org.espalier.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
    private static final String EXAMPLES =
            ". Paths look like model.layers[3].filters, op[=2].filters or data[\"odd.key\"]";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "[0]", "[=0]", "a.b[3].c", "op[=2].filters", "ops[1][=2].x[0]", "[\"\"]", "a[\"b.c\"].d"
            })
    void prints_what_it_parsed(String text) {
        assertThat(Path.parse(text)).hasToString(text);
    }

    @Test
    void quotes_keys_that_could_be_misread() {
        Path path = Path.ROOT.key("a.b").key("").key("*").key("say \"hi\"\n").key("plain");
        assertThat(path).hasToString("[\"a.b\"][\"\"][\"*\"][\"say \\\"hi\\\"\\n\"].plain");
        assertThat(Path.parse(path.toString())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a..b | a key at position 2, found '.'",
                ".a | '.' or '[' at position 0, found '.'",
                "a. | a key at position 2, found the end",
                "a]b | '.' or '[' at position 1, found ']'",
                "a[ | a number, '=' or a quoted key at position 2, found the end",
                "a[x] | a number, '=' or a quoted key at position 2, found 'x'",
                "a[1 | ']' at position 3, found the end",
                "a[-1] | a number, '=' or a quoted key at position 2, found '-'",
                "a[=] | a number, '=' or a quoted key at position 3, found ']'",
                "a[2147483648] | a number in [0, 2147483647] at position 2, found '2'",
                "a[\"b | a closing '\"' at position 4, found the end",
                "a[\"\\q\"] | one of the escapes \\\" \\\\ \\n \\r \\t \\uXXXX at position 4, found 'q'",
                "a[\"\\u12g4\"] | four hexadecimal digits at position 5, found '1'",
                "a.*.b | a key at position 2, found '*'",
            })
    void says_where_a_text_is_not_a_path(String text, String expected) {
        assertThatThrownBy(() -> Path.parse(text))
                .isInstanceOf(PathFormatException.class)
                .hasMessage("Not a path: '" + text + "': expected " + expected + EXAMPLES);
    }

    @Test
    void extending_shares_the_path_that_was_extended() {
        Path model = Path.parse("model");
        assertThat(model.key("op").parent()).isSameAs(model);
        assertThat(Path.ROOT.resolve(model)).isSameAs(model);
        assertThat(model.resolve(Path.ROOT)).isSameAs(model);
    }

    @Test
    void starts_with_itself_and_its_ancestors_only() {
        Path path = Path.parse("a.b[0]");
        assertThat(List.of("", "a", "a.b", "a.b[0]")).allMatch(text -> path.startsWith(Path.parse(text)));
        assertThat(List.of("b", "a.c", "a.b[1]", "a.b[=0]", "a.b[0].c"))
                .noneMatch(text -> path.startsWith(Path.parse(text)));
    }

    @Test
    void sorts_numbers_as_numbers_and_ancestors_first() {
        TreeSet<Path> sorted = new TreeSet<>();
        List.of("a[10]", "a[9]", "b", "a", "a[=0]", "a.z", "").forEach(text -> sorted.add(Path.parse(text)));
        assertThat(sorted).map(Path::toString).containsExactly("", "a", "a[9]", "a[10]", "a.z", "a[=0]", "b");
    }

    @Test
    void the_root_has_neither_parent_nor_step() {
        assertThatThrownBy(Path.ROOT::parent)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The root path has no parent");
        assertThatThrownBy(Path.ROOT::lastStep)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The root path has no steps");
    }

    @Test
    void refuses_negative_numbers() {
        assertThatThrownBy(() -> Path.ROOT.index(-1)).hasMessage("index: expected int in [0, inf), found -1");
        assertThatThrownBy(() -> Path.ROOT.branch(-2)).hasMessage("candidate: expected int in [0, inf), found -2");
    }

    @Test
    void a_very_long_path_can_be_built_compared_and_resolved() {
        Path path = Path.ROOT;
        for (int i = 0; i < 100_000; i++) {
            path = path.index(0);
        }
        assertThat(Path.parse(path.toString())).isEqualTo(path);
        assertThat(Path.parse("a").resolve(path).depth()).isEqualTo(100_001);
    }
}
