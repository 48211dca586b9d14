package org.espalier.djl.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps loaded data sets, so that a hundred trials on one set read it once.
 *
 * <p>The most recently used sets are kept, up to a fixed number. Safe for use from several threads;
 * while one thread loads a set, the others wait for it.
 */
public final class DataCache {

    private final int capacity;
    private final Map<DataSource, ImageSplits> loaded;

    /**
     * Creates an empty cache.
     *
     * @param capacity how many sets to keep, at least 1
     * @throws IllegalArgumentException if {@code capacity} is below 1
     */
    public DataCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: expected int >= 1, found " + capacity);
        }
        this.capacity = capacity;
        this.loaded = new LinkedHashMap<>(16, 0.75f, true);
    }

    /**
     * Returns the images of a source, loading them on the first call.
     *
     * @param source which images; equal sources share an entry
     * @return the images
     * @throws DataException if the images cannot be read; nothing is kept then
     */
    public synchronized ImageSplits get(DataSource source) {
        ImageSplits known = loaded.get(source);
        if (known != null) {
            return known;
        }
        ImageSplits fresh = source.load();
        loaded.put(source, fresh);
        if (loaded.size() > capacity) {
            loaded.remove(loaded.keySet().iterator().next());
        }
        return fresh;
    }
}
