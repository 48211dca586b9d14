package org.espalier.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.io.ScriptJson;

/** The two forms of a view, put together from the templates beside this class; {@code {{name}}} marks what is filled in. */
enum HtmlForm {
    /** A whole page, which allows its own script to run and nothing to be loaded. */
    PAGE("page"),
    /** A part of another page. */
    FRAGMENT("fragment");

    private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)}}");

    private final String form;

    HtmlForm(String form) {
        this.form = form;
    }

    /** Returns the form filled with a view; {@code fallback} is what readers see where scripts do not run. */
    String fill(String title, Map<String, Object> view, String fallback) {
        Map<String, Object> data = new LinkedHashMap<>(view);
        data.put("title", title);
        String script =
                "(() => {\n\"use strict\";\n" + read("model.js") + read("tree.js") + read("view.js") + "})();\n";
        String body = fill(
                read("view.html"),
                Map.of(
                        "form", form,
                        "fallback", escaped(fallback),
                        "data", ScriptJson.write(data),
                        "style", read("view.css"),
                        "script", script));
        return this == FRAGMENT
                ? body
                : fill(read("page.html"), Map.of("title", escaped(title), "policy", hash(script), "body", body));
    }

    /** Fills all marks in one pass, so that marks inside of what is filled in stay as they are. */
    private static String fill(String template, Map<String, String> parts) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Matcher mark = MARK.matcher(template); mark.find(); from = mark.end()) {
            out.append(template, from, mark.start()).append(parts.getOrDefault(mark.group(1), mark.group()));
        }
        return out.append(template, from, template.length()).toString();
    }

    private static String read(String name) {
        try (InputStream in = HtmlForm.class.getResourceAsStream("html/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + name + " is missing beside " + HtmlForm.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@code text} for an element's content or a quoted attribute; what no page may contain becomes U+FFFD. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isAllowed(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return !control && Character.getType(c) != Character.SURROGATE;
    }

    /** Returns the name by which a page's policy allows a script. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
