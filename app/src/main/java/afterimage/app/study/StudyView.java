package afterimage.app.study;

import afterimage.app.chart.LossChartPane;
import afterimage.app.control.Choice;
import afterimage.app.control.Flyout;
import afterimage.app.control.Icon;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.session.SessionState;
import afterimage.app.theme.Palette;
import afterimage.engine.study.StudyTable;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
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
    private final StudyLists.RunRows runs;
    private final StudyLists.ResultTables results = new StudyLists.ResultTables();
    private final LossChartPane chart;
    private final MapGrid frames;
    private final PauseTransition redraw = new PauseTransition(REDRAW);
    /** Whether something came since the chart was drawn. */
    private boolean waiting;

    public StudyView(StudyViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("study");
        study = new Choice<>("study-choice", StudyShelf.Entry::words, Terms.words("study"), model::choose);
        runs = new StudyLists.RunRows(palette, model::open);
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
        Button pause = button("study-pause", Icon.PAUSE, model::pause);
        pause.disableProperty().bind(model.training.state.isNotEqualTo(SessionState.RUNNING));
        Button stop = button("study-stop", Icon.STOP, model.training::stop);
        stop.disableProperty().bind(model.training.active.not());
        Button report = button("study-report", Icon.EXPORT, model::writeReport);
        Button show = Nodes.whole(Nodes.button("study-show-report", model::openReport));
        Nodes.showIf(show, model.report.isNotNull());
        FlowPane buttons = new FlowPane(8, 6, study, compose, open, start, pause, stop, report, show);
        buttons.setAlignment(Pos.CENTER_LEFT);
        PlanRow plan = new PlanRow();
        List.of(open, study, plan).forEach(each -> each.disableProperty().bind(model.training.idle.not()));
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
        flyout[0] = new Flyout(new ComposePane(() -> flyout[0].hide()));
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
        boolean paused = model.training.state.get() == SessionState.PAUSED;
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

    /** Shows what can be set before a study goes on. */
    private final class PlanRow extends FlowPane {
        private static final List<Integer> ROUNDS = List.of(1, 2, 4, 10, 20);
        private static final int NUMBER = 7;
        private static final int SEEDS = 10;

        private final Choice<StudyPlan.Until> until;
        private final Choice<Integer> rounds;

        PlanRow() {
            super(14, 6);
            StudyPlan plan = model.plan;
            setAlignment(Pos.CENTER_LEFT);
            TextField amount = field("study-amount", NUMBER, Terms.words("budget"), plan.amount);
            TextField loss = field("study-loss", NUMBER, Texts.of("study-loss.about"), plan.loss);
            Nodes.showIf(loss, plan.until.isEqualTo(StudyPlan.Until.LOSS));
            TextField seeds = field("study-seeds", SEEDS, Terms.words("study-seeds"), plan.seeds);
            TextField clips = field("study-clips", NUMBER, Texts.of("study-clips.about"), plan.testClips);
            until = new Choice<>("study-until", Texts::of, Terms.words("budget"), plan.until::set);
            Function<Integer, String> turns = count -> Texts.count("study.rounds", count);
            rounds = new Choice<>("study-rounds", turns, Terms.words("taking-turns"), plan.rounds::set);
            getChildren().addAll(group("study.plan.budget", amount, until, loss), group("study.plan.seeds", seeds));
            CheckBox spread = Nodes.check(
                    "study-workers", Texts.of("study-workers"), Texts.of("study-workers.about"), plan.spread);
            Nodes.showIf(spread, model.around.workers().map(all -> !all.isEmpty()));
            getChildren().addAll(group("study.plan.order", rounds), group("study-clips", clips), spread);
            Nodes.follow(this::fill, plan.until, plan.rounds);
        }

        private void fill() {
            until.fill(List.of(StudyPlan.Until.values()), model.plan.until.get());
            int now = model.plan.rounds.get();
            List<Integer> offered = ROUNDS.contains(now)
                    ? ROUNDS
                    : Stream.concat(ROUNDS.stream(), Stream.of(now)).sorted().toList();
            rounds.fill(offered, now);
        }

        private static TextField field(String id, int columns, String about, StringProperty text) {
            TextField field = Nodes.field(id, text);
            field.setPrefColumnCount(columns);
            field.setTooltip(new Tooltip(about));
            return field;
        }

        private static HBox group(String key, Node... nodes) {
            HBox group = Nodes.row(6, Nodes.label(Texts.of(key), "field-name"));
            group.getChildren().addAll(nodes);
            return group;
        }
    }

    /** Offers runs of the list to make a study of, or to add to the one in view. */
    private final class ComposePane extends VBox {
        private static final double WIDTH = 360;
        private static final double LIST = 240;

        private final Map<CheckBox, StudyViewModel.Candidate> boxes = new LinkedHashMap<>();

        /** @param done called when something was made */
        ComposePane(Runnable done) {
            model.around.candidates().get().forEach(run -> boxes.put(new CheckBox(run.name()), run));
            boxes.keySet().forEach(box -> box.setMnemonicParsing(false));
            setSpacing(8);
            setPrefWidth(WIDTH);
            getStyleClass().add("study-compose");
            Label about = Nodes.text(Texts.of(boxes.isEmpty() ? "study.compose.none" : "study.compose.about"), "dim");
            ScrollPane scroll = new ScrollPane(new VBox(4, boxes.keySet().toArray(Node[]::new)));
            scroll.setFitToWidth(true);
            scroll.setMaxHeight(LIST);
            TextField name = Nodes.field("study-name", new SimpleStringProperty(""));
            name.setPromptText(name.getAccessibleText());
            Label problem = Nodes.note(Nodes.label("", "field-problem"));
            problem.setId("study-compose-problem");
            BooleanProperty equal = new SimpleBooleanProperty();
            CheckBox equally =
                    Nodes.check("study-equal", Texts.of("study-equal"), Texts.of("study-equal.about"), equal);
            Consumer<Boolean> finish = made -> {
                problem.setText(made ? "" : model.training.message.get());
                if (made) {
                    done.run();
                }
            };
            Button make = Nodes.button(
                    "study-make", () -> finish.accept(model.compose(name.getText(), chosen(), equal.get())));
            Button add = Nodes.button("study-add", () -> finish.accept(model.add(chosen())));
            HBox making = Nodes.row(8, Nodes.growing(name), Nodes.whole(make));
            getChildren().addAll(about, scroll, making, equally, Nodes.whole(add), problem);
        }

        private List<StudyViewModel.Candidate> chosen() {
            Stream<CheckBox> selected = boxes.keySet().stream().filter(CheckBox::isSelected);
            return selected.map(boxes::get).toList();
        }
    }
}
