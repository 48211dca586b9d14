package org.espalier.benchmarks.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationText;

/** The names of curves to the right of their last points, in their colours, moved apart where curves end close together. */
final class EndLabels extends AnnotationText {
    private static final int GAP = 18;
    private static final int OFFSET = 26;
    private static final int TOP = 45;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    private final List<Label> labels;

    /** What is written at the end of a curve. */
    record Label(String text, Color colour, double x, double y) {}

    private record Placed(Label label, int x, int y) {}

    EndLabels(List<Label> labels) {
        super("", 0, 0, false);
        this.labels = List.copyOf(labels);
    }

    @Override
    public void paint(Graphics2D graphics) {
        List<Placed> upwards = new ArrayList<>();
        for (Label label : labels) {
            upwards.add(new Placed(label, getXAxisScreenValue(label.x()), getYAxisScreenValue(label.y())));
        }
        upwards.sort(Comparator.comparingInt(placed -> -placed.y()));
        int right = upwards.stream().mapToInt(Placed::x).max().orElse(0) + OFFSET;
        int[] rows = rows(upwards.stream().mapToInt(Placed::y).toArray());
        Font before = graphics.getFont();
        graphics.setFont(FONT);
        for (int i = 0; i < rows.length; i++) {
            Placed placed = upwards.get(i);
            graphics.setColor(placed.label().colour());
            graphics.drawLine(placed.x() + 3, placed.y(), right - 4, rows[i]);
            graphics.drawString(placed.label().text(), right, rows[i] + 5);
        }
        graphics.setFont(before);
    }

    /** Returns where labels go that want to stand at {@code wanted}, lowest first: apart, and below the top of the picture. */
    static int[] rows(int[] wanted) {
        int[] rows = wanted.clone();
        for (int i = 1; i < rows.length; i++) {
            rows[i] = Math.min(rows[i], rows[i - 1] - GAP);
        }
        int highest = TOP;
        for (int i = rows.length - 1; i >= 0 && rows[i] < highest; i--) {
            rows[i] = highest;
            highest += GAP;
        }
        return rows;
    }
}
