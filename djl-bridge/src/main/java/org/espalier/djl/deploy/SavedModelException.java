package org.espalier.djl.deploy;

import java.nio.file.Path;
import java.util.List;

/** Tells that a file is no saved model, or not one that can be used here, with everything that is wrong with it. */
public final class SavedModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file what was read
     * @param problems what is wrong with it, one entry each
     */
    public SavedModelException(Path file, List<String> problems) {
        super(file + ": no model to load (" + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                + "):\n  " + String.join("\n  ", problems));
    }

    /**
     * Creates the exception for a file that cannot be read at all.
     *
     * @param file what was read
     * @param cause tells what is wrong
     */
    public SavedModelException(Path file, RuntimeException cause) {
        super(file + ": no model to load: " + cause.getMessage(), cause);
    }
}
