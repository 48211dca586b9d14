package org.espalier.samples.casestudy;

import java.util.List;

/** The part of the case study that is written in both languages. */
public interface CaseStudy {
    /** Returns the rows of the table, each with the program that finds its network; nothing has run yet. */
    List<Step> steps();
}
