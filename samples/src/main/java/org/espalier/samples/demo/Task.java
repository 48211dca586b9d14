package org.espalier.samples.demo;

import org.espalier.djl.data.DataSource;
import org.espalier.symbol.Symbol;

/**
 * What the networks shall learn, and how long they may.
 *
 * @param data the images
 * @param classes number of classes, in {@code [1, inf)}
 * @param epochs passes over the training images, in {@code [1, inf)}
 * @param seed decides weights and the order of images
 */
public record Task(Symbol<DataSource> data, int classes, int epochs, long seed) {}
