package org.espalier.store;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.espalier.trial.Trial;

/**
 * Keeps the trials of one study.
 *
 * <p>A worker {@linkplain #claim claims} the id of a new trial, may say from time to time that it is
 * {@linkplain #heartbeat still at it}, and {@linkplain #append appends} the trial when it has ended. Ended trials have
 * positions, in the order in which they were appended; a reader that remembers a position sees what came after it.
 * A study that starts on a store that is not empty continues the study that filled it.
 *
 * <p>Implementations are safe for use by several threads. One that is shared by several processes gives every id to one
 * of them only, and shows the trials of all.
 */
public interface TrialStore extends AutoCloseable {
    /** Returns a new store that lives as long as this process. */
    static TrialStore inMemory() {
        return new InMemoryTrialStore();
    }

    /** Returns the id of a new trial: one more than the largest id that was ever claimed or appended, 1 at first. */
    long claim(String worker);

    /** Notes that {@code worker} is still evaluating {@code trial}; a store that cannot lose workers does nothing. */
    default void heartbeat(long trial, String worker) {}

    /**
     * Adds a trial that has ended.
     *
     * @throws IllegalArgumentException if a trial of this id was appended before, or the trial is still running
     */
    void append(Trial trial);

    /** Returns the number of trials that have ended, in {@code [0, inf)}. */
    int size();

    /**
     * Returns the trial at {@code position}, in order of {@link #append}.
     *
     * @throws IndexOutOfBoundsException if {@code position} is not in {@code [0, size())}
     */
    Trial get(int position);

    /** Returns the trial of this id; empty if it is unknown or has not ended. */
    Optional<Trial> find(long id);

    /** Releases what the store holds; one in memory has nothing to release. */
    @Override
    default void close() {}

    /** Returns the trials that have ended by now, in order of {@link #append}; the list does not grow. */
    default List<Trial> trials() {
        int count = size();
        class Snapshot extends AbstractList<Trial> implements RandomAccess {
            @Override
            public Trial get(int index) {
                if (index >= count) {
                    throw new IndexOutOfBoundsException("index: expected int in [0, " + count + "), found " + index);
                }
                return TrialStore.this.get(index);
            }

            @Override
            public int size() {
                return count;
            }
        }
        return new Snapshot();
    }
}
