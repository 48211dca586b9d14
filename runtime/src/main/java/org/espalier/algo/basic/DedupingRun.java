package org.espalier.algo.basic;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.espalier.algo.Observation;
import org.espalier.algo.Outcome;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.algo.basic.Deduping.Repeat;
import org.espalier.geno.Dna;
import org.espalier.geno.DnaSampler;
import org.espalier.geno.DnaSpec;
import org.espalier.geno.Enumerator;
import org.jspecify.annotations.Nullable;

/** A run of {@link Deduping}. */
final class DedupingRun implements Proposer {
    private static final DnaSampler FRESH = DnaSampler.overDecisions();

    private final Deduping settings;
    private final Proposer inner;
    private final DnaSpec spec;
    private final Map<Dna, Copies> known = new HashMap<>();
    private final @Nullable BigInteger size;
    private long used;

    DedupingRun(Deduping settings, Proposer inner, DnaSpec spec) {
        this.settings = settings;
        this.inner = inner;
        this.spec = spec;
        this.size = spec.size().orElse(null);
    }

    @Override
    public List<Proposal> propose(Request request) {
        return request.eachWhileAny(settings.repeat() == Repeat.REUSE ? this::reused : this::replaced);
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            Copies copies = known.computeIfAbsent(observation.dna(), dna -> new Copies());
            if (copies.proposed == 0) {
                count(copies);
            }
            if (copies.outcome == null && !(observation.outcome() instanceof Outcome.Skipped)) {
                copies.outcome = observation.outcome();
            }
        }
        inner.observe(completed);
    }

    private Optional<Proposal> reused(Request request) {
        List<Proposal> proposals = inner.propose(request);
        if (proposals.isEmpty()) {
            return Optional.empty();
        }
        Proposal proposal = proposals.get(0);
        Copies copies = known.computeIfAbsent(proposal.dna(), dna -> new Copies());
        Outcome outcome = copies.outcome;
        if (copies.proposed >= settings.copies() && outcome != null) {
            return Optional.of(proposal.withKnown(outcome));
        }
        count(copies);
        return Optional.of(proposal);
    }

    private Optional<Proposal> replaced(Request request) {
        if (isExhausted()) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            List<Proposal> proposals = inner.propose(request.retry(attempt));
            if (proposals.isEmpty()) {
                return Optional.empty();
            }
            if (take(proposals.get(0).dna())) {
                return Optional.of(proposals.get(0));
            }
        }
        RandomGenerator random = request.retry(settings.attempts()).random(0);
        return Optional.of(Proposal.of(size == null ? randomUntried(random) : nextUntried(size, random)));
    }

    private Dna randomUntried(RandomGenerator random) {
        Dna drawn = FRESH.sample(spec, random);
        for (int i = 0; i < settings.attempts() && !take(drawn); i++) {
            drawn = FRESH.sample(spec, random);
        }
        return drawn;
    }

    /** Terminates because the space is not exhausted. */
    private Dna nextUntried(BigInteger children, RandomGenerator random) {
        Enumerator enumerator = Enumerator.of(spec);
        Dna dna = DnaSampler.overChildren().sample(spec, random);
        for (BigInteger i = BigInteger.ZERO; i.compareTo(children) <= 0; i = i.add(BigInteger.ONE)) {
            if (take(dna)) {
                return dna;
            }
            dna = enumerator.next(dna).orElseGet(enumerator::first);
        }
        throw new IllegalStateException(
                "space of " + children + " children: expected one that was not tried, found none");
    }

    private boolean take(Dna dna) {
        Copies copies = known.computeIfAbsent(dna, key -> new Copies());
        if (copies.proposed >= settings.copies()) {
            return false;
        }
        count(copies);
        return true;
    }

    private void count(Copies copies) {
        copies.proposed++;
        used++;
    }

    private boolean isExhausted() {
        return size != null
                && size.multiply(BigInteger.valueOf(settings.copies())).compareTo(BigInteger.valueOf(used)) <= 0;
    }

    private static final class Copies {
        private int proposed;
        private @Nullable Outcome outcome;
    }
}
