package org.espalier.algo.rl;

import org.espalier.algo.Proposer;

/** A run of a policy-gradient search, whose policy can be looked at. */
public interface PolicyProposer extends Proposer {
    /** Returns the policy of this run: {@link Policy#mode} is its answer to the search. Reading it is fine, stepping is not. */
    Policy policy();
}
