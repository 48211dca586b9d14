package org.espalier.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of the project hold on every machine and speak of the project only. */
class TextTest {

    private static final Map<Pattern, String> UNWANTED = Map.of(
            Pattern.compile("(?<![\\w.}/:-])/(?:work|root|home|Users)/[\\w.]+"), "an absolute path of one machine",
            Pattern.compile("(?<![\\w.}/:-])/tmp/[a-z]+/"), "an absolute path of one machine",
            Pattern.compile("(?i)co-authored-" + "by:"), "a commit trailer",
            Pattern.compile("(?i)\\b(?:issue|ticket)\\s+#?\\d+\\b"), "the number of an issue that readers cannot open",
            Pattern.compile("(?i)\\bhttps?://(?:localhost|127\\.|10\\.|192\\.168\\.)"), "the address of one machine");

    @Test
    void noTextNamesAMachineOrAnIssue() {
        List<String> found = new ArrayList<>();
        for (var file : Checkout.files()) {
            String name = Checkout.root().relativize(file).toString();
            Checkout.text(file)
                    .ifPresent(text -> UNWANTED.forEach((pattern, reason) -> {
                        Matcher matcher = pattern.matcher(text);
                        while (matcher.find()) {
                            long line =
                                    text.substring(0, matcher.start()).lines().count();
                            found.add(name + ":" + Math.max(1, line) + ": " + matcher.group() + " is " + reason);
                        }
                    }));
        }
        assertThat(found).isEmpty();
    }
}
