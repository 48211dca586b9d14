package org.espalier.samples.notebook;

import java.util.List;

/** The notebook in one of the two languages: cells in the order in which they are read and run. */
public interface Notebook {
    /** Returns the cells; each may be run by itself. */
    List<Cell> cells();
}
