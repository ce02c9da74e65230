package afterimage.app.codes;

import afterimage.app.control.Nodes;
import afterimage.app.control.StepChart;
import afterimage.app.control.StepLine;
import afterimage.app.glossary.Texts;
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
        chart = new StepChart(palette, NAMES, Texts.of("codes.probes.spoken"));
        Label about = Nodes.text(Texts.of("codes.probes"), "code-about");
        Tooltip.install(chart, new Tooltip(Texts.of("codes.probes.about")));
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
        List<StepLine> lines = List.of(
                line("position", Palette::input, scores, ProbeScores::position, false),
                line("velocity", Palette::accent, scores, ProbeScores::velocity, false),
                line("digits", c -> RunColours.of(c, 0), scores, ProbeScores::identity, false),
                line("digits-guessed", c -> RunColours.of(c, 0), scores, one -> CHANCE, true),
                line("guessed", Palette::faint, scores, one -> 0, true));
        IntStream steps = IntStream.range(0, scores.size());
        chart.show(lines, steps.mapToObj(Integer::toString).toList(), 0, 1);
    }

    private static StepLine line(
            String name,
            ToIntFunction<Palette> colour,
            List<ProbeScores> scores,
            ToDoubleFunction<ProbeScores> value,
            boolean dashed) {
        double[] values = scores.stream().mapToDouble(value).toArray();
        boolean none = Arrays.stream(values).allMatch(Double::isNaN);
        return new StepLine(none ? "" : Texts.of("codes.probe." + name), colour, values, dashed);
    }
}
