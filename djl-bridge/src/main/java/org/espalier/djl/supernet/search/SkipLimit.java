package org.espalier.djl.supernet.search;

import org.espalier.internal.Checks;
import org.espalier.space.SearchSpace;

/**
 * Ends a search when the network that would be chosen has too many identities (Liang et al., "DARTS+: improved
 * differentiable architecture search with early stopping", 2019, criterion 1).
 *
 * @param space the space that is searched
 * @param most how many decisions may pick an identity, at least 0; the paper ends at 2 in one cell
 */
public record SkipLimit(SearchSpace<?> space, int most) implements SuperListener {
    /** @throws IllegalArgumentException if {@code most < 0} */
    public SkipLimit {
        Checks.atLeast("most", most, 0);
    }

    @Override
    public boolean goOn(SuperEpoch epoch) {
        return new Candidates(space, true).skips(epoch.choice()) <= most;
    }
}
