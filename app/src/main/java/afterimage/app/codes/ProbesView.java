package afterimage.app.codes;

import afterimage.app.control.Nodes;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
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

    /** @param scores by step; null, while nobody sees it, leaves it as it is */
    void show(List<ProbeScores> scores) {
        if (scores == null || scores == shown) {
            return;
        }
        shown = scores;
        List<StepChart.Line> lines = List.of(
                line("position", Palette::input, ProbeScores::position),
                line("velocity", Palette::accent, ProbeScores::velocity),
                line("digits", c -> c.run(0), ProbeScores::identity),
                line("digits-guessed", c -> c.run(0), one -> CHANCE),
                line("guessed", Palette::faint, one -> 0));
        IntStream steps = IntStream.range(0, shown.size());
        chart.show(lines, steps.mapToObj(Integer::toString).toList(), 0, 1);
    }

    /** Dashed what guessing has; without a name what nobody can have. */
    private StepChart.Line line(String name, ToIntFunction<Palette> colour, ToDoubleFunction<ProbeScores> value) {
        double[] values = shown.stream().mapToDouble(value).toArray();
        boolean none = Arrays.stream(values).allMatch(Double::isNaN);
        return new StepChart.Line(
                none ? "" : Texts.of("codes.probe." + name), colour, values, name.endsWith("guessed"));
    }
}
