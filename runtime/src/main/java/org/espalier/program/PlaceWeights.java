package org.espalier.program;

/** How likely a place is edited, compared to others. */
@FunctionalInterface
public interface PlaceWeights {
    /** All places are equally likely. */
    PlaceWeights EQUAL = place -> 1;

    /** Returns the weight of {@code place}, in {@code [0, inf)}; 0 for places that must stay as they are. */
    double weigh(Place place);
}
