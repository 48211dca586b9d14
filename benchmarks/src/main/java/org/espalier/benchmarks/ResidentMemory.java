package org.espalier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much memory the process holds, native memory included. */
public final class ResidentMemory {
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Returns the resident memory in MiB, as Linux tells it; 0 elsewhere. */
    public static long mebibytes() {
        Path status = Path.of("/proc/self/status");
        try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
            List<String> found = lines.filter(l -> l.startsWith("VmRSS:")).toList();
            return found.isEmpty() ? 0 : Long.parseLong(found.get(0).replaceAll("\\D", "")) / KIB;
        } catch (IOException e) {
            return 0;
        }
    }
}
