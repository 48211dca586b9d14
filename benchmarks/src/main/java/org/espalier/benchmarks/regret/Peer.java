package org.espalier.benchmarks.regret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A measured figure of another library; the file {@code peers.csv} says how it was measured.
 *
 * @param objective name of the task
 * @param name library and algorithm
 * @param seeds how many runs
 * @param budget after how many trials
 * @param score median and quartiles of the progress
 */
public record Peer(String objective, String name, int seeds, int budget, Quartiles score) {
    private static final int COLUMNS = 7;

    /** Returns all figures that are known. */
    public static List<Peer> all() {
        InputStream file = Objects.requireNonNull(Peer.class.getResourceAsStream("peers.csv"), "peers.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<Peer> peers = new ArrayList<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", COLUMNS))
                    .forEach(c -> peers.add(new Peer(
                            c[0],
                            c[1],
                            Integer.parseInt(c[2]),
                            Integer.parseInt(c[3]),
                            new Quartiles(
                                    Double.parseDouble(c[5]), Double.parseDouble(c[4]), Double.parseDouble(c[6])))));
            return peers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
