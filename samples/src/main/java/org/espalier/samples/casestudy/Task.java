package org.espalier.samples.casestudy;

import ai.djl.ndarray.types.Shape;
import org.espalier.djl.data.DataSource;
import org.espalier.symbol.Symbol;

/**
 * What the networks shall learn, and how long they may.
 *
 * @param data the images
 * @param input axes (channel, row, column) of one image
 * @param classes number of classes, in {@code [1, inf)}
 * @param epochs passes over the training images of a network that is trained alone, in {@code [1, inf)}
 * @param seed decides weights and the order of images
 */
public record Task(Symbol<DataSource> data, Shape input, int classes, int epochs, long seed) {}
