package org.espalier.io;

/** The two forms in which PyGlove writes a DNA. */
public enum PyGloveDnaForm {
    /** All decisions in one nested list; what PyGlove writes unless told otherwise. Metadata of inner nodes are left out. */
    COMPACT,
    /** The root with its value and children, each of those in compact form. */
    VERBOSE
}
