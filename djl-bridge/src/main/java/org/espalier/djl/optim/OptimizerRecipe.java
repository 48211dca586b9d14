package org.espalier.djl.optim;

/**
 * Describes an optimizer: immutable, printable, comparable, normally a record.
 *
 * <p>Own optimizers implement this interface; everything around the update itself (schedules,
 * clipping, state, step counts) is done by {@link ParameterStepper}.
 */
public interface OptimizerRecipe {

    /**
     * Tells the learning rate before any schedule.
     *
     * @return a positive number
     */
    double rate();

    /**
     * Gives the rule that changes one parameter by its gradient.
     *
     * @return a rule without state of its own
     */
    UpdateRule rule();
}
