package org.espalier.djl.data;

/** The image sets that DJL fetches from its own repository. */
public enum DjlDataset {
    /** Handwritten digits, 60 000 training and 10 000 test images of 1x28x28. */
    MNIST,
    /** Pictures of clothes, 60 000 training and 10 000 test images of 1x28x28. */
    FASHION_MNIST,
    /** Photographs of ten kinds of things, 50 000 training and 10 000 test images of 3x32x32. */
    CIFAR10
}
