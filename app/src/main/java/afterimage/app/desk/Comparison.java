package afterimage.app.desk;

import afterimage.app.chart.LossCurves;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.News;
import afterimage.app.session.RunReader;
import afterimage.app.session.Worker;
import afterimage.engine.run.LossHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;

/** Brings the compared runs' curves, at once, and metrics, when they are measured, to their views. */
public final class Comparison {
    /** Null for what is not there yet. */
    private record Known(Long steps, RunReader.Losses losses, News.Measured measured, String problem) {}

    private final RunsViewModel runs;
    private final CurvesViewModel curves;
    private final MetricsViewModel metrics;
    private final RunReader reader;
    private final Worker background;
    private final Map<Path, Known> known = new HashMap<>();
    private List<CurvesViewModel.Compared> shownLines = List.of();
    private List<MetricsViewModel.Compared> shownColumns = List.of();

    public Comparison(
            RunsViewModel runs, CurvesViewModel curves, MetricsViewModel metrics, RunReader reader, Worker background) {
        this.runs = runs;
        this.curves = curves;
        this.metrics = metrics;
        this.reader = reader;
        this.background = background;
        runs.compared.runs.addListener((p, before, now) -> update());
        runs.entries.addListener((ListChangeListener<RunEntry>) change -> update());
    }

    private void update() {
        List<Path> compared = runs.compared.runs.get();
        known.keySet().retainAll(compared);
        for (Path run : compared) {
            Long steps = runs.entry(run).map(RunEntry::steps).orElse(null);
            Known had = known.get(run);
            if (had == null || had.steps != null && !had.steps.equals(steps)) {
                known.put(run, new Known(steps, null, null, null));
                read(run, steps);
            }
        }
        show();
    }

    private void read(Path run, Long steps) {
        background.run(
                () -> reader.losses(run),
                problem -> know(run, steps, had -> new Known(steps, null, null, problem)),
                losses -> know(run, steps, had -> new Known(steps, losses, null, null)));
        background.run(
                () -> reader.measure(run),
                problem -> know(run, steps, had -> new Known(steps, had.losses, null, problem)),
                measured -> know(run, steps, had -> new Known(steps, had.losses, measured, null)));
    }

    /** What comes late, of a run that is no longer compared or was read anew, is dropped. */
    private void know(Path run, Long steps, UnaryOperator<Known> now) {
        if (known.containsKey(run) && Objects.equals(known.get(run).steps, steps)) {
            known.computeIfPresent(run, (path, had) -> now.apply(had));
            show();
        }
    }

    /** Only what is new is handed on: the list of runs changes with each step of a run that trains. */
    private void show() {
        List<CurvesViewModel.Compared> lines = new ArrayList<>();
        List<MetricsViewModel.Compared> columns = new ArrayList<>();
        for (Path run : runs.compared.runs.get()) {
            Known now = known.get(run);
            String name =
                    runs.entry(run).map(RunEntry::name).orElse(run.getFileName().toString());
            int colour = runs.compared.colour(run);
            columns.add(new MetricsViewModel.Compared(name, colour, now.measured, now.problem));
            if (now.losses != null) {
                LossHistory history = now.losses.history();
                LossCurves.Other other = new LossCurves.Other(name, colour, history.train(), history.heldOut());
                lines.add(new CurvesViewModel.Compared(other, LossCurves.unit(now.losses.spec())));
            }
        }
        if (!lines.equals(shownLines) || !columns.equals(shownColumns)) {
            shownLines = lines;
            shownColumns = columns;
            curves.compare(lines);
            metrics.compare(columns);
        }
    }
}
