/**
 * The commands of the command line: options, images, reports and files.
 *
 * <p>{@link org.espalier.samples.cli.DemoCommand} is the main job. What it searches, and how, stands in {@code
 * org.espalier.samples.demo}.
 */
@NullMarked
package org.espalier.samples.cli;

import org.jspecify.annotations.NullMarked;
