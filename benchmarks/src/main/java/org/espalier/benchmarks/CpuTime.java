package org.espalier.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts the processor time of the whole process for each operation, garbage collection and compilation included: on a
 * machine that runs other things too, time on the clock says more about those.
 *
 * <p>On Linux the scheduler's own count of each thread is used, in nanoseconds; elsewhere what Java says of the process.
 */
public final class CpuTime implements InternalProfiler {
    static final String LABEL = "cpu.time.norm";

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String PROCESS = "process";

    private Map<String, Long> start = Map.of();

    /** Called by JMH. */
    public CpuTime() {}

    @Override
    public String getDescription() {
        return "Processor time of the process for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = spent();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double nanos = 0;
        for (Map.Entry<String, Long> thread : spent().entrySet()) {
            nanos += thread.getValue() - start.getOrDefault(thread.getKey(), 0L);
        }
        double operations = result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, nanos / operations, "ns/op", AggregationPolicy.AVG));
    }

    /** Returns the nanoseconds so far, by thread. */
    private static Map<String, Long> spent() {
        Map<String, Long> spent = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                String counts = Files.readString(thread.resolve("schedstat"));
                spent.put(thread.getFileName().toString(), Long.parseLong(counts.substring(0, counts.indexOf(' '))));
            }
            return spent;
        } catch (IOException | RuntimeException e) {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            return Map.of(PROCESS, system.getProcessCpuTime());
        }
    }
}
