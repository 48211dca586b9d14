package org.espalier.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.geno.DnaSpec;

/**
 * Where the trials of a study come from: what is needed to run them again, and what might make a second run differ.
 *
 * @param spec fingerprint of the shape of the space, see {@link #fingerprint}
 * @param seed seed of the study
 * @param algorithm the algorithm with its settings, as text
 * @param versions versions by name: of this library, of Java, of the operating system
 * @param machine kind of processor and number of processors that Java may use
 */
public record Provenance(String spec, long seed, String algorithm, Map<String, String> versions, String machine) {
    private static final int DIGITS = 16;

    /** Copies the versions. */
    public Provenance {
        versions = Map.copyOf(versions);
    }

    /** Returns the provenance of a study that runs here and now. */
    public static Provenance of(DnaSpec spec, long seed, String algorithm) {
        Map<String, String> versions = new TreeMap<>();
        String library = Provenance.class.getPackage().getImplementationVersion();
        versions.put("espalier", library == null ? "development" : library);
        versions.put("java", System.getProperty("java.runtime.version", "unknown"));
        versions.put("os", System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", ""));
        String machine = System.getProperty("os.arch", "unknown") + " x "
                + Runtime.getRuntime().availableProcessors();
        return new Provenance(fingerprint(spec), seed, algorithm, versions, machine);
    }

    /** Returns 16 hexadecimal digits that tell spaces of different shape apart: the start of the SHA-256 of the listing. */
    public static String fingerprint(DnaSpec spec) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(spec.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java, found none", e);
        }
    }
}
