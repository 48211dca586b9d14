package org.espalier.algo.fidelity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.espalier.algo.Observation;
import org.espalier.algo.Proposal;
import org.espalier.algo.Proposer;
import org.espalier.algo.Request;
import org.espalier.geno.Dna;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of successive halving, one after the other. While a round waits for results the next one begins, so workers never idle.
 */
final class BracketsRun implements Proposer {
    private final Rungs rungs;
    private final List<Start> cycle;
    private final Source source;
    private final TreeMap<Integer, Bracket> open = new TreeMap<>();
    private final Map<Long, Sent> away = new HashMap<>();
    private int begun;

    /** Where a round starts, and with how many DNA. */
    record Start(int rung, int width) {}

    /** A trial under way; its promoted DNA, if it is not a new one. */
    private record Sent(Bracket bracket, @Nullable Result promoted) {}

    BracketsRun(Rungs rungs, List<Start> cycle, Source source) {
        this.rungs = rungs;
        this.cycle = cycle;
        this.source = source;
    }

    @Override
    public List<Proposal> propose(Request request) {
        return request.eachWhileAny(this::next);
    }

    private Optional<Proposal> next(Request request) {
        takeBack(request.firstTrial());
        for (Bracket bracket : open.values()) {
            Result promoted = bracket.promote();
            if (promoted != null) {
                send(request.firstTrial(), bracket, promoted);
                return Optional.of(
                        new Stint(bracket.number(), bracket.rung(), promoted.trial()).proposal(promoted.dna(), rungs));
            }
            if (bracket.wantsNew()) {
                return fresh(bracket, request);
            }
        }
        return fresh(begin(), request);
    }

    private Optional<Proposal> fresh(Bracket bracket, Request request) {
        Optional<Dna> dna = source.next(request);
        dna.ifPresent(drawn -> send(request.firstTrial(), bracket, null));
        return dna.map(drawn -> new Stint(bracket.number(), bracket.rung(), 0).proposal(drawn, rungs));
    }

    private void send(long trial, Bracket bracket, @Nullable Result promoted) {
        bracket.sent(trial);
        away.put(trial, new Sent(bracket, promoted));
    }

    /** The proposal for this trial was refused: its place is free again. */
    private void takeBack(long trial) {
        Sent sent = away.remove(trial);
        if (sent != null) {
            sent.bracket().forget(trial);
            if (sent.promoted() != null) {
                sent.bracket().giveBack(sent.promoted());
            }
        }
    }

    private Bracket begin() {
        Start start = cycle.get(begun % cycle.size());
        Bracket bracket = new Bracket(begun, start.rung(), start.width(), rungs.count() - 1, rungs.eta());
        open.put(begun, bracket);
        begun++;
        return bracket;
    }

    @Override
    public void observe(List<Observation> completed) {
        for (Observation observation : completed) {
            Sent sent = away.remove(observation.trial());
            Optional<Stint> stint = Stint.of(observation, rungs);
            source.observe(stint.map(Stint::rung).orElse(rungs.count() - 1), observation);
            if (stint.isPresent()) {
                take(stint.get(), Result.of(observation));
            } else if (sent != null) {
                sent.bracket().lose(observation.trial());
                close(sent.bracket());
            }
        }
    }

    private void take(Stint stint, Result result) {
        while (begun <= stint.bracket()) {
            begin();
        }
        Bracket bracket = open.get(stint.bracket());
        if (bracket != null) {
            bracket.take(result, stint.rung(), stint.resumes());
            close(bracket);
        }
    }

    private void close(Bracket bracket) {
        if (bracket.isOver()) {
            open.remove(bracket.number());
        }
    }
}
