package org.espalier.io;

/** What becomes of a field that has its default when a tree is written. */
public enum Defaults {
    /** It is written, so the document says everything, and means the same if a default changes later. */
    WRITTEN,
    /** It is left out, so the document is short; whoever reads it fills in the defaults of that day. */
    OMITTED
}
