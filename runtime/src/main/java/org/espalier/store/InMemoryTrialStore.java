package org.espalier.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.trial.Trial;
import org.espalier.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps trials in memory, in columns: 45 bytes for a trial with one metric and nothing written down, plus its DNA, which
 * is shared with the algorithm. Measurements, notes and further metrics are kept as they are. Adding a trial takes the
 * same time however many there are.
 */
public final class InMemoryTrialStore implements TrialStore {
    private final List<TrialChunk> chunks = new ArrayList<>();
    private final TrialFamilies families = new TrialFamilies();
    private final List<int[]> positions = new ArrayList<>();
    private long lastId;
    private int size;

    /** Creates an empty store. */
    public InMemoryTrialStore() {}

    @Override
    public synchronized long claim(String worker) {
        return ++lastId;
    }

    @Override
    public synchronized void append(Trial trial) {
        if (trial.state() == TrialState.RUNNING) {
            throw new IllegalArgumentException("trial " + trial.id() + ": expected one that has ended, found RUNNING");
        }
        int @Nullable [] page = page(trial.id(), true);
        int slot = slot(trial.id());
        if (page == null || page[slot] != 0) {
            throw new IllegalArgumentException(
                    "trial " + trial.id() + ": expected a new id, found one that was appended");
        }
        if (size == chunks.size() * TrialChunk.ROWS) {
            chunks.add(new TrialChunk());
        }
        chunks.get(chunks.size() - 1).set(size % TrialChunk.ROWS, trial, families.indexOf(trial));
        size++;
        page[slot] = size;
        lastId = Math.max(lastId, trial.id());
    }

    @Override
    public synchronized int size() {
        return size;
    }

    @Override
    public synchronized Trial get(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("position: expected int in [0, " + size + "), found " + position);
        }
        return chunks.get(position / TrialChunk.ROWS).get(position % TrialChunk.ROWS, families);
    }

    @Override
    public synchronized Optional<Trial> find(long id) {
        int @Nullable [] page = id < 1 ? null : page(id, false);
        return page == null || page[slot(id)] == 0 ? Optional.empty() : Optional.of(get(page[slot(id)] - 1));
    }

    /** The page that holds one more than the position of trial {@code id}. */
    private int @Nullable [] page(long id, boolean grow) {
        int number = Math.toIntExact((id - 1) / TrialChunk.ROWS);
        while (grow && positions.size() <= number) {
            positions.add(new int[TrialChunk.ROWS]);
        }
        return number < positions.size() ? positions.get(number) : null;
    }

    private static int slot(long id) {
        return (int) ((id - 1) % TrialChunk.ROWS);
    }
}
