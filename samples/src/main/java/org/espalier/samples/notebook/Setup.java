package org.espalier.samples.notebook;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run of the notebook is given.
 *
 * @param images number of training images of each experiment, in {@code [4, inf)}
 * @param folder IDX files to learn from instead of drawn digits
 * @param saved the file in which the notebook saves its experiment
 * @param page where it prints
 */
public record Setup(int images, Optional<String> folder, Path saved, Page page) {}
