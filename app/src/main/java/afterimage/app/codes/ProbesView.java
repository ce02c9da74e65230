package afterimage.app.codes;

import afterimage.app.control.Nodes;
import afterimage.app.control.StepChart;
import afterimage.app.control.StepLine;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.probe.ProbeScores;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;

/** Scores of the linear probes by encoder step, with those of guessing. */
final class ProbesView extends BorderPane {
    private static final double NAMES = 150;
    private static final double CHANCE = 0.5;

    private final StepChart chart;
    private List<ProbeScores> shown;

    ProbesView(ObjectProperty<Palette> palette) {
        getStyleClass().add("code-probes");
        chart = new StepChart(palette, NAMES, "What linear probes read from the encoder's state, by step");
        Label about = Nodes.text("What a linear probe reads from the encoder's whole state after each input frame, on"
                + " clips that it was not fitted to: 1 is everything, dashed is guessing.");
        about.getStyleClass().add("code-about");
        Tooltip.install(
                chart,
                new Tooltip(
                        "The more clips, the more the probes can read. Position should be there from the first frame, velocity not before the second. If velocity"
                                + " stays near 0 the model cannot know where digits go; if digits stay near 0.5 it keeps"
                                + " blobs, not shapes. A score below guessing is drawn at the axis."));
        setTop(about);
        setCenter(chart);
    }

    /** @param scores by step, or null for none */
    void show(List<ProbeScores> scores) {
        if (scores == shown) {
            return;
        }
        shown = scores;
        if (scores == null) {
            chart.show(List.of(), List.of(), 0, 1);
            return;
        }
        chart.show(
                List.of(
                        line("position, R²", Palette::input, scores, ProbeScores::position, false),
                        line("velocity, R²", Palette::accent, scores, ProbeScores::velocity, false),
                        line("digits, accuracy", c -> RunColours.of(c, 0), scores, ProbeScores::identity, false),
                        line("guessed digits", c -> RunColours.of(c, 0), scores, one -> CHANCE, true),
                        line("guessed R²", Palette::faint, scores, one -> 0, true)),
                IntStream.range(0, scores.size()).mapToObj(Integer::toString).toList(),
                0,
                1);
    }

    private static StepLine line(
            String name,
            ToIntFunction<Palette> colour,
            List<ProbeScores> scores,
            ToDoubleFunction<ProbeScores> value,
            boolean dashed) {
        double[] values = scores.stream().mapToDouble(value).toArray();
        if (Arrays.stream(values).allMatch(Double::isNaN)) {
            return new StepLine("", colour, values, dashed);
        }
        return new StepLine(name, colour, values, dashed);
    }
}
