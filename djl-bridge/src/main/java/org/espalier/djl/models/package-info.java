/**
 * Known families of networks as functions that return trees.
 *
 * <p>Each is made of the layers of {@link org.espalier.djl.nn.Layers} and nothing else, so that it prints, compares, and is
 * edited like any tree: a rule on {@code FILTERS} makes a search space of widths out of each of them. Input sizes are not
 * part of a tree; only {@link org.espalier.djl.shape.ShapeProbe} and training are told of them.
 */
@NullMarked
package org.espalier.djl.models;

import org.jspecify.annotations.NullMarked;
