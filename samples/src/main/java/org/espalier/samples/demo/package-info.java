/**
 * The main job: a search over small convolutional networks for images of digits.
 *
 * <p>What is searched, and how, stands twice: in Kotlin ({@code org.espalier.samples.demo.kotlin}) and in Java ({@code
 * org.espalier.samples.demo.java}). This package holds what the two share with those who call them.
 */
@NullMarked
package org.espalier.samples.demo;

import org.jspecify.annotations.NullMarked;
