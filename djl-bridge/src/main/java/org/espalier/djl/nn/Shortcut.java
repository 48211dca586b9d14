package org.espalier.djl.nn;

/** What a residual block adds to the output of its body. */
public enum Shortcut {

    /**
     * The input; where the body changes the shape, a 1x1 convolution with bias of the input, or a matrix for features (He
     * et al., CVPR 2016, eq. 2).
     */
    PROJECT,

    /** As {@link #PROJECT}, but the projection has no bias and is normalised over the mini-batch, as in residual networks. */
    PROJECT_NORM,

    /** The input; nothing where the body changes the shape (Sandler et al., CVPR 2018, section 3.3). */
    NONE_IF_CHANGED
}
