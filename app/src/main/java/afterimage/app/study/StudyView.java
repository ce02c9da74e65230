package afterimage.app.study;

import afterimage.app.chart.LossChartPane;
import afterimage.app.control.Choice;
import afterimage.app.control.Flyout;
import afterimage.app.control.Icon;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.study.StudyRun;
import afterimage.engine.study.StudyTable;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.Duration;

/** Shows a study: chosen and planned above, its runs and results on the left, curves and frames on the right. */
public final class StudyView extends BorderPane {
    private static final Duration REDRAW = Duration.millis(480);
    private static final int LABELS = 150;
    private static final int MAX_CELL = 64;

    private final StudyViewModel model;
    private final Choice<StudyShelf.Entry> study;
    private final Label question = Nodes.text("", "dim");
    private final Label verdict = Nodes.text("", "study-verdict");
    private final Label clipText = new Label();
    private final Label curvesNote = Nodes.note(Nodes.label("", "dim"));
    private final Button compose = Nodes.button("study-compose", this::compose);
    private final Button start;
    private final RunRows runs;
    private final ResultTables results = new ResultTables();
    private final LossChartPane chart;
    private final MapGrid frames;
    private final PauseTransition redraw = new PauseTransition(REDRAW);
    /** Whether something came since the chart was drawn. */
    private boolean waiting;

    public StudyView(StudyViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("study");
        study = new Choice<>("study-choice", StudyShelf.Entry::words, Terms.words("study"), model::choose);
        runs = new RunRows(palette, model::open);
        chart = new LossChartPane(palette.get());
        frames = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("study.frames"));
        palette.addListener((p, before, now) -> {
            chart.change(c -> c.setPalette(now));
            runs.show(model.rows());
        });
        start = Nodes.styled(button("study-start", Icon.PLAY, model::start), "primary");
        setTop(head());
        SplitPane right = new SplitPane(curves(), pictures());
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.46);
        SplitPane body = new SplitPane(left(), right);
        body.setDividerPositions(0.36);
        setCenter(body);
        redraw.setOnFinished(e -> {
            if (waiting) {
                drawChart();
            }
        });
        Nodes.follow(this::refresh, model.revision, model.training.state);
        Nodes.follow(this::showResults, model.resultsRevision);
        Nodes.follow(this::showFrames, model.framesRevision);
    }

    private VBox head() {
        Button open = Nodes.button("study-open", this::choose);
        open.disableProperty().bind(model.training.idle.not());
        study.disableProperty().bind(model.training.idle.not());
        Button pause = button("study-pause", Icon.PAUSE, model::pause);
        pause.disableProperty().bind(model.training.state.isNotEqualTo(StudyTraining.State.RUNNING));
        Button stop = button("study-stop", Icon.STOP, model.training::stop);
        stop.disableProperty().bind(model.training.active.not());
        Button report = button("study-report", Icon.EXPORT, model::writeReport);
        Button show = Nodes.whole(Nodes.button("study-show-report", model::openReport));
        Nodes.showIf(show, model.report.isNotNull());
        FlowPane buttons = new FlowPane(8, 6, study, compose, open, start, pause, stop, report, show);
        buttons.setAlignment(Pos.CENTER_LEFT);
        PlanRow plan = new PlanRow(model.plan);
        plan.disableProperty().bind(model.training.idle.not());
        Label message = Nodes.note(Nodes.following(model.training.message, "study-message"));
        verdict.setId("study-verdict");
        verdict.setMaxWidth(Double.MAX_VALUE);
        return Nodes.styled(new VBox(8, buttons, plan, question, message, verdict), "study-head");
    }

    private static Button button(String id, Icon icon, Runnable action) {
        Button button = Nodes.button(id, action);
        button.setGraphic(icon.node());
        return Nodes.whole(button);
    }

    private SplitPane left() {
        ScrollPane queue = new ScrollPane(runs);
        queue.setFitToWidth(true);
        SplitPane left = new SplitPane(
                section(Nodes.label(Texts.of("study.runs"), "section-title"), queue),
                section(Nodes.label(Texts.of("study.results"), "section-title"), new ScrollPane(results)));
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.58);
        return left;
    }

    private VBox curves() {
        Label about = Nodes.explained(Texts.of("study.curves"), Terms.words("held-out-loss"), "section-title");
        VBox box = section(about, chart);
        box.getChildren().add(curvesNote);
        return box;
    }

    private VBox pictures() {
        Label title = Nodes.label(Texts.of("study.pictures"), "section-title");
        Button previous = Nodes.button("study-previous-clip", Icon.PREVIOUS, () -> model.moveClip(-1));
        Button next = Nodes.button("study-next-clip", Icon.NEXT, () -> model.moveClip(1));
        List.of(previous, next).forEach(button -> button.getStyleClass().add("flat"));
        HBox head = Nodes.row(4, title, Nodes.gap(), previous, clipText, next);
        ScrollPane scroll = new ScrollPane(frames);
        scroll.setFitToWidth(true);
        return section(head, scroll);
    }

    private static VBox section(Node title, Node content) {
        return Nodes.styled(new VBox(6, title, Nodes.growing(content)), "study-section");
    }

    private void compose() {
        Flyout[] flyout = new Flyout[1];
        flyout[0] = new Flyout(new ComposePane(model, () -> flyout[0].hide()));
        flyout[0].showUnder(compose);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("study.open-folder"));
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::open);
    }

    private void refresh() {
        boolean paused = model.training.state.get() == StudyTraining.State.PAUSED;
        start.setText(Texts.of(paused ? "study.continue" : "study-start"));
        start.setDisable(!paused && !model.training.idle.get());
        runs.show(model.rows());
        waiting = true;
        if (redraw.getStatus() != Animation.Status.RUNNING) {
            drawChart();
        }
    }

    /** Twice a second at most, however fast training goes. */
    private void drawChart() {
        waiting = false;
        chart.change(c -> c.show(model.board().curves()));
        curvesNote.setText(model.board().curvesNote());
        redraw.playFromStart();
    }

    private void showResults() {
        study.fill(model.shelf.entries(), model.chosen);
        String source = Texts.said(model.study().source());
        question.setText(Texts.said(model.study().question()) + (source.isEmpty() ? "" : "  (" + source + ")"));
        verdict.setText(model.board().verdict());
        results.show(StudyTable.of(model.board().results()));
    }

    private void showFrames() {
        StudyBoard.FrameRows shown = model.board().frames();
        frames.show(shown.rows(), shown.heads(), shown.inputFrames());
        clipText.setText(model.board().clipText());
    }

    /** Shows the queue: a row for each run with its state and how far it is. Rows are kept while their runs are. */
    private static final class RunRows extends VBox {
        /** A row's nodes, filled anew as often as something happens. */
        private static final class Row extends VBox {
            private final Region dot = Nodes.styled(new Region(), "study-dot");
            private final Label name = Nodes.label("", "study-run-name");
            private final Label state = Nodes.whole(Nodes.label("", "dim"));
            private final Label numbers = Nodes.label("", "dim");
            private final Label problem = Nodes.note(Nodes.label("", "field-problem"));
            private final ProgressBar bar = new ProgressBar();
            private final Button open;

            Row(Runnable opened) {
                getStyleClass().add("study-run");
                bar.setMaxWidth(Double.MAX_VALUE);
                bar.setAccessibleText(Texts.of("study.share"));
                open = Nodes.styled(Nodes.button(null, "", Texts.of("study.open-run.about"), opened), "flat");
                open.setGraphic(Icon.NEXT.node());
                open.setAccessibleText(Texts.of("study.open-run"));
                getChildren().addAll(Nodes.row(8, dot, name, Nodes.gap(), state, open), bar, numbers, problem);
            }

            void show(StudyBoard.Row row, Palette palette) {
                dot.setStyle("-fx-background-color: " + Palette.hex(palette.run(row.colour())));
                name.setText(Texts.said(row.run().spec().name()));
                state.setText(row.state());
                numbers.setText(row.numbers());
                problem.setText(row.problem());
                bar.setProgress(row.share());
                open.setDisable(!row.opens());
            }
        }

        private final ObjectProperty<Palette> palette;
        private final Consumer<StudyRun> opened;
        private List<StudyRun> shown = List.of();

        RunRows(ObjectProperty<Palette> palette, Consumer<StudyRun> opened) {
            this.palette = palette;
            this.opened = opened;
            setSpacing(8);
            setId("study-runs");
        }

        void show(List<StudyBoard.Row> rows) {
            List<StudyRun> now = rows.stream().map(StudyBoard.Row::run).toList();
            if (!now.equals(shown)) {
                shown = now;
                getChildren().clear();
                now.forEach(run -> getChildren().add(new Row(() -> opened.accept(run))));
            }
            for (int i = 0; i < rows.size(); i++) {
                ((Row) getChildren().get(i)).show(rows.get(i), palette.get());
            }
        }
    }
}
