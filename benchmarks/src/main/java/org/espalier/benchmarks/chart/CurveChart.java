package org.espalier.benchmarks.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of curves over a number of trials.
 *
 * @param title what is shown
 * @param xTitle what runs to the right
 * @param yTitle what runs upwards
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic
 */
public record CurveChart(String title, String xTitle, String yTitle, boolean logX, boolean logY) {
    /** Okabe, Ito, "Color Universal Design", 2008; without yellow, which white swallows. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x000000));

    private static final float[][] DASHES = {{}, {9, 4}, {2, 3}};
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final int DPI = 144;
    private static final double LABEL_ROOM = 0.18;
    private static final int BAND_OPACITY = 40;

    /** Returns a chart with linear axes. */
    public static CurveChart of(String title, String xTitle, String yTitle) {
        return new CurveChart(title, xTitle, yTitle, false, false);
    }

    /** Returns this chart with a logarithmic horizontal axis. */
    public CurveChart logarithmicX() {
        return new CurveChart(title, xTitle, yTitle, true, logY);
    }

    /** Returns this chart with a logarithmic vertical axis. */
    public CurveChart logarithmicY() {
        return new CurveChart(title, xTitle, yTitle, logX, true);
    }

    /**
     * Draws the curves into a file.
     *
     * @param file where the picture goes, without {@code .png}
     * @throws IOException if the file cannot be written
     */
    public void save(List<Curve> curves, Path file) throws IOException {
        BitmapEncoder.saveBitmapWithDPI(draw(curves), file.toString(), BitmapFormat.PNG, DPI);
    }

    private XYChart draw(List<Curve> curves) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart, curves);
        double floor = logY ? least(curves) / 2 : Double.NEGATIVE_INFINITY;
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).deviation().isEmpty()) {
                band(chart, curves.get(i), COLOURS.get(i % COLOURS.size()), floor);
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            XYSeries series = chart.addSeries(curve.name(), curve.x(), curve.y());
            series.setLineColor(colour(curve, i)).setLineStyle(stroke(i / COLOURS.size()));
            series.setMarkerColor(colour(curve, i));
            series.setMarker(curve.joined() ? SeriesMarkers.NONE : SeriesMarkers.DIAMOND);
            if (!curve.joined()) {
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            }
        }
        chart.addAnnotation(labels(curves));
        return chart;
    }

    private void style(XYChart chart, List<Curve> curves) {
        var styler = chart.getStyler();
        styler.setXAxisLogarithmic(logX).setYAxisLogarithmic(logY);
        styler.setLegendVisible(false).setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xE6E6E6)).setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setMarkerSize(9);
        double least = curves.stream()
                .flatMap(c -> c.x().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        double most = curves.stream()
                .flatMap(c -> c.x().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        styler.setXAxisMin(least);
        styler.setXAxisMax(logX ? most * Math.pow(most / least, LABEL_ROOM) : most + (most - least) * LABEL_ROOM);
    }

    private static BasicStroke stroke(int round) {
        float[] dash = DASHES[round % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    private static void band(XYChart chart, Curve curve, Color colour, double floor) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        int last = curve.x().size() - 1;
        for (int i = 0; i <= last; i++) {
            x.add(curve.x().get(i));
            y.add(Math.max(floor, curve.y().get(i) - curve.deviation().get(i)));
        }
        for (int i = last; i >= 0; i--) {
            x.add(curve.x().get(i));
            y.add(curve.y().get(i) + curve.deviation().get(i));
        }
        Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_OPACITY);
        XYSeries series = chart.addSeries(curve.name() + " spread", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setLineColor(pale).setFillColor(pale);
        series.setMarker(SeriesMarkers.NONE);
    }

    private static double least(List<Curve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.y().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static EndLabels labels(List<Curve> curves) {
        List<EndLabels.Label> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            labels.add(new EndLabels.Label(
                    curve.name(), colour(curve, i), curve.x().get(curve.x().size() - 1), curve.last()));
        }
        return new EndLabels(labels);
    }

    private static Color colour(Curve curve, int index) {
        return curve.joined() ? COLOURS.get(index % COLOURS.size()) : Color.DARK_GRAY;
    }
}
