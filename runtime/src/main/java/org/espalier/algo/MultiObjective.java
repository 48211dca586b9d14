package org.espalier.algo;

/**
 * The ability to search with more than one objective: implemented by algorithms whose {@link Outcome.Scored} may hold
 * several scores. {@link Problem#start} refuses to start any other algorithm on two objectives.
 */
public interface MultiObjective extends Algorithm {}
