package org.espalier.djl.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.djl.engine.Region;

/** What changes of one owner in one step, and the gradient of it. */
record Change(String owner, NDArray weight, NDArray gradient, Region region) {

    /** Joins the pieces of each owner; gradients and joined arrays belong to the scratch manager. */
    static List<Change> of(Collection<Piece> pieces, NDManager scratch) {
        Map<String, List<Piece>> owners = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            owners.computeIfAbsent(piece.owner(), o -> new ArrayList<>(1)).add(piece);
        }
        List<Change> changes = new ArrayList<>(owners.size());
        owners.forEach((owner, parts) ->
                changes.add(parts.size() == 1 ? single(parts.get(0), scratch) : join(parts, scratch)));
        return changes;
    }

    private static Change single(Piece piece, NDManager scratch) {
        NDArray gradient = piece.weight().getGradient();
        gradient.attach(scratch);
        return new Change(piece.owner(), piece.weight(), gradient, piece.region());
    }

    private static Change join(List<Piece> parts, NDManager scratch) {
        Piece first = parts.get(0);
        Region around = first.region();
        for (Piece part : parts) {
            around = around.around(part.region());
        }
        NDArray weight = around.of(first.whole());
        if (!around.isAll()) {
            weight.attach(scratch);
        }
        NDArray sum = scratch.zeros(around.part(), weight.getDataType());
        for (Piece part : parts) {
            NDArray gradient = part.weight().getGradient();
            gradient.attach(scratch);
            NDArray place = part.region().inside(around).of(sum);
            place.attach(scratch);
            place.addi(gradient);
        }
        return new Change(first.owner(), weight, sum, around);
    }
}
