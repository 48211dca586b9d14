package org.espalier.study;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Thrown when a study is used in a way that it cannot follow; names the trial, if it is about one. */
public class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long trial;

    StudyException(String message) {
        this(message, 0, null);
    }

    StudyException(String message, long trial, @Nullable Throwable cause) {
        super(message, cause);
        this.trial = trial;
    }

    /** Returns the id of the trial that this is about; empty if it is about the study. */
    public OptionalLong trial() {
        return trial == 0 ? OptionalLong.empty() : OptionalLong.of(trial);
    }
}
