package org.espalier.djl.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to tell DJL and its engine before the engine loads.
 *
 * <p>A setting that the user already made, by system property or environment variable, is left
 * alone.
 *
 * @param threads threads inside one operation, at least 1. Parallel trials gain more from one thread
 *     each: several threads spin while they wait for each other
 * @param telemetry whether DJL may ask the network which kind of machine this is
 * @param downloads whether DJL may download models, data sets and native libraries
 */
public record EngineSettings(int threads, boolean telemetry, boolean downloads) {

    /** One thread for each operation, no telemetry, downloads allowed. */
    public static final EngineSettings DEFAULT = new EngineSettings(1, false, true);

    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final String NO_TELEMETRY = "OPT_OUT_TRACKING";
    private static final String OFFLINE = "ai.djl.offline";
    private static final String OFFLINE_VARIABLE = "DJL_OFFLINE";

    /**
     * Checks the thread count.
     *
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("engine threads: expected int >= 1, found " + threads);
        }
    }

    /**
     * Lists the system properties to set, leaving out those that the user has set in one way or
     * another.
     *
     * @param properties the system properties there are
     * @param environment the environment variables there are
     * @return names and values to set; empty if the user decided everything
     */
    public Map<String, String> missing(Map<?, ?> properties, Map<String, String> environment) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!properties.containsKey(THREADS)) {
            wanted.put(THREADS, Integer.toString(threads));
        }
        if (!telemetry && !properties.containsKey(NO_TELEMETRY) && !environment.containsKey(NO_TELEMETRY)) {
            wanted.put(NO_TELEMETRY, "true");
        }
        if (!downloads && !properties.containsKey(OFFLINE) && !environment.containsKey(OFFLINE_VARIABLE)) {
            wanted.put(OFFLINE, "true");
        }
        return wanted;
    }
}
