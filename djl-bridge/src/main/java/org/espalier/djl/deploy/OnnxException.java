package org.espalier.djl.deploy;

import java.util.List;

/** Tells that a network cannot be expressed in ONNX: every layer that is in the way, with its place and the reason. */
public final class OnnxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems one entry a layer, beginning with its path
     */
    public OnnxException(List<String> problems) {
        super("cannot be exported to ONNX (" + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                + "):\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Lists what is in the way.
     *
     * @return one entry a layer, beginning with its path
     */
    public List<String> problems() {
        return problems;
    }
}
