package org.espalier.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonElement;
import kotlinx.serialization.json.JsonObject;
import kotlinx.serialization.json.JsonPrimitive;
import org.espalier.io.ScriptJson;

/** A headless browser with one tab, driven over its debugging protocol; needs nothing but the browser and a JDK. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final String session;

    private Chromium(Process process, Path profile, String address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Replies())
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
        String target = text(call("", "Target.createTarget", Map.of("url", "about:blank")), "targetId");
        this.session =
                text(call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true)), "sessionId");
        call("Page.enable", Map.of());
    }

    /** Returns the browser of this machine: that of the variable {@code CHROMIUM}, or one on the path of commands. */
    static Optional<Path> installed() {
        String given = System.getenv("CHROMIUM");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("espalier-chromium");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("DevTools listening on ")) {
                    return new Chromium(process, profile, line.substring("DevTools listening on ".length()));
                }
            }
        }
        process.destroyForcibly();
        throw new IOException("The browser ended before it could be reached: " + program);
    }

    /** Opens a file and waits until it is loaded. */
    void open(Path page) {
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        evaluate("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))");
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Returns the text of what {@code script} comes to, once its promise is kept. */
    String evaluate(String script) {
        JsonObject reply =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (reply.containsKey("exceptionDetails")) {
            throw new IllegalStateException(script + ": " + reply.get("exceptionDetails"));
        }
        JsonElement value = ((JsonObject) reply.get("result")).get("value");
        return value instanceof JsonPrimitive primitive ? primitive.getContent() : String.valueOf(value);
    }

    /** Presses and releases a key, such as {@code ArrowDown} or {@code a}. */
    void press(String key) {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        int code = Map.of(
                        "Enter",
                        13,
                        "Escape",
                        27,
                        "End",
                        35,
                        "Home",
                        36,
                        "ArrowLeft",
                        37,
                        "ArrowUp",
                        38,
                        "ArrowRight",
                        39,
                        "ArrowDown",
                        40)
                .getOrDefault(key, key.length() == 1 ? (int) Character.toUpperCase(key.charAt(0)) : 0);
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Types a text into what has the focus. */
    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    void moveMouse(int x, int y) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Sets the size of the window in pixels, and whether the reader prefers {@code light} or {@code dark}. */
    void window(int width, int height, String scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Returns the picture of the window as PNG. */
    byte[] screenshot() {
        return Base64.getDecoder().decode(text(call("Page.captureScreenshot", Map.of()), "data"));
    }

    /** Returns the page as it would be printed, as PDF. */
    byte[] print() {
        return Base64.getDecoder().decode(text(call("Page.printToPDF", Map.of("printBackground", true)), "data"));
    }

    /** Calls a method of the debugging protocol for the tab. */
    JsonObject call(String method, Map<String, Object> params) {
        return call(session, method, params);
    }

    private JsonObject call(String sessionId, String method, Map<String, Object> params) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        Map<String, Object> message = sessionId.isEmpty()
                ? Map.of("id", id, "method", method, "params", params)
                : Map.of("id", id, "method", method, "params", params, "sessionId", sessionId);
        socket.sendText(ScriptJson.write(message), true);
        JsonObject answer = reply.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (answer.get("result") instanceof JsonObject result) {
            return result;
        }
        throw new IllegalStateException(method + ": " + answer);
    }

    private static String text(JsonObject object, String key) {
        return ((JsonPrimitive) object.get(key)).getContent();
    }

    private final class Replies implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                JsonObject reply = (JsonObject) Json.Default.parseToJsonElement(message.toString());
                message.setLength(0);
                if (reply.containsKey("id")) {
                    waiting.remove(Integer.parseInt(text(reply, "id"))).complete(reply);
                }
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
