package org.espalier.path;

/** Recursive-descent reader of the notation that {@link Path#toString} writes. */
final class PathParser {
    private final PathScanner in;

    PathParser(String text) {
        in = new PathScanner(
                "path", text, "Paths look like model.layers[3].filters, op[=2].filters or data[\"odd.key\"]");
    }

    Path parse() {
        Path path = Path.ROOT;
        while (!in.atEnd()) {
            if (in.skip("[")) {
                path = path.child(bracket());
            } else if (path.isRoot() ? in.peek() != '.' : in.skip(".")) {
                path = path.key(in.plainKey());
            } else {
                throw in.fail("'.' or '['");
            }
        }
        return path;
    }

    private Step bracket() {
        Step step;
        if (in.peek() == '"') {
            step = new Step.Key(in.quoted());
        } else if (in.skip("=")) {
            step = new Step.Branch(in.number());
        } else {
            step = new Step.Index(in.number());
        }
        in.expect("]");
        return step;
    }
}
