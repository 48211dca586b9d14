package org.espalier.geno;

/**
 * Thrown when a spec has too many decision sites to be laid out flat: choices of several picks inside one another multiply
 * them.
 */
public final class SpecTooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SpecTooLargeException(String what, long limit, long found) {
        super("expected at most " + limit + " " + what + ", found " + (found >= 1L << 61 ? "more than 10^18" : found)
                + ". Raise the limit, or nest fewer choices of several picks");
    }
}
