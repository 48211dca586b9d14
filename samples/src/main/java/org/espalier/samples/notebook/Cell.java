package org.espalier.samples.notebook;

import java.io.IOException;

/**
 * A cell of the notebook.
 *
 * @param name what the cell is called in tests and guides, such as {@code scale-width}
 * @param title what it shows, for people
 * @param code prints on the notebook's page
 */
public record Cell(String name, String title, Code code) {
    /** What a cell does. */
    @FunctionalInterface
    public interface Code {
        /**
         * Runs the cell.
         *
         * @throws IOException if a file cannot be written or read
         */
        void run() throws IOException;
    }
}
