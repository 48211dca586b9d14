package org.espalier.study;

/** How many trials a loop or run may still begin. Guarded by the lock of the engine. */
final class Budget {
    private long left;

    Budget(long trials) {
        this.left = trials;
    }

    boolean isSpent() {
        return left <= 0;
    }

    void spend() {
        left--;
    }

    void close() {
        left = 0;
    }
}
