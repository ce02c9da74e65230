package afterimage.app.meddle;

import afterimage.app.control.Choice;
import afterimage.app.control.FrameImage;
import afterimage.app.control.InsidePane;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.meddle.MeddleViewModel.MeddleSection;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What can be changed, one kind at a time, above the strips before and after and their errors. */
public final class MeddleView extends InsidePane<MeddleViewModel> {
    /** Held, the players show what the model made before anything was changed. */
    static final KeyCode BEFORE = KeyCode.B;

    private static final int FRAME = 44;
    private static final int LABELS = 56;
    private static final int MAX_CELL = 64;
    private static final double NAMES = 60;
    private static final double ERRORS = 110;

    private static final double STALE = 0.35;
    private static final Duration SOON = Duration.millis(250);

    private final MeddleChoices choices;
    private final MapGrid grid;
    private final StepChart errors;
    private final UnitsSection units;
    private final MeddleSections.GatesSection gates;
    private final MeddleSections.CodeSection code;
    private final MeddleSections.FramesSection frames;
    private final Label sentence = Nodes.text("");
    private final Map<Branch, Label> changes = new EnumMap<>(Branch.class);
    /** What became of each branch's present frame; in sight whatever is scrolled below. */
    private final Map<Branch, FrameImage> pictures = new EnumMap<>(Branch.class);

    private final HBox shown = new HBox(6);
    private final Button before;
    private final Button reset;
    private final StackPane section = new StackPane();
    private final FlowPane numbers;
    /** What was made of an earlier choice is not to be taken for that of this one. */
    private final PauseTransition stale = new PauseTransition(SOON);

    public MeddleView(MeddleViewModel model, ObjectProperty<Palette> palette) {
        super("meddle", model);
        choices = model.choices;
        reset = Nodes.button("meddle-reset", choices::reset);
        before = Nodes.button("meddle-before", () -> {});
        before.armedProperty().addListener((p, was, held) -> model.before.set(held));
        EventHandler<KeyEvent> keys = this::hold;
        sceneProperty().addListener((p, was, now) -> {
            Stream.ofNullable(was).forEach(scene -> scene.removeEventFilter(KeyEvent.ANY, keys));
            Stream.ofNullable(now).forEach(scene -> scene.addEventFilter(KeyEvent.ANY, keys));
        });
        units = new UnitsSection();
        gates = new MeddleSections.GatesSection(choices);
        code = new MeddleSections.CodeSection(model);
        frames = new MeddleSections.FramesSection(choices);
        grid = new MapGrid(palette, LABELS, MAX_CELL, Texts.of("meddle.maps"));
        grid.setOnPick((row, column) -> model.players.scrubTo(column));
        errors = new StepChart(palette, NAMES, Texts.of("meddle.errors"));
        errors.setPrefHeight(ERRORS);
        sentence.setId("meddle-sentence");
        numbers = new FlowPane(18, 2);
        for (Branch branch : Branch.values()) {
            Label change = Nodes.explained("", Texts.of("meddle.change.about"), "number", branch.id());
            change.setId("meddle-" + branch.id());
            changes.put(branch, change);
            numbers.getChildren().add(change);
            FrameImage picture = new FrameImage(FRAME);
            pictures.put(branch, picture);
            Label named = Nodes.explained(
                    Texts.of("meddle.row.change"), Texts.of("meddle.row.change.about"), "meddle-change", branch.id());
            named.setGraphic(new ImageView(picture.image));
            named.setContentDisplay(ContentDisplay.TOP);
            shown.getChildren().add(named);
        }
        VBox content = Nodes.styled(new VBox(8, section, sentence, grid, errors), "meddle-content");
        setTop(kinds());
        setContent(content, grid);
        stale.setOnFinished(e -> dim(STALE));
        Nodes.whenever(this::refreshChoices, choices.now, choices.layer);
        followTime(model.players.time, this::showTime);
        follow(this::refresh);
    }

    private HBox kinds() {
        // In the order of their names.
        List<Region> sections = List.of(units, gates, code, frames);
        Segments<MeddleSection> kinds =
                new Segments<>("meddle", List.of(MeddleSection.values()), Texts::of, model.section);
        kinds.getStyleClass().add("meddle-segments");
        model.section.subscribe(now -> section.getChildren().setAll(sections.get(now.ordinal())));
        kinds.setMaxWidth(USE_PREF_SIZE);
        VBox left = new VBox(6, kinds, numbers);
        VBox buttons = new VBox(3, before, reset);
        List.of(before, reset).forEach(button -> Nodes.whole(button).setMaxWidth(Double.MAX_VALUE));
        return Nodes.styled(new HBox(8, Nodes.growing(left), shown, buttons), "inside-choices");
    }

    /** Not where it is typed. */
    private void hold(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == BEFORE && plain && !(event.getTarget() instanceof TextInputControl)) {
            model.before.set(event.getEventType() == KeyEvent.KEY_PRESSED && choices.isChanged());
        }
    }

    private void refreshChoices() {
        units.refresh();
        gates.refresh();
        code.refresh();
        frames.refresh();
        List.of(before, reset).forEach(button -> button.setDisable(!choices.isChanged()));
        sentence.setText(choices.sentence());
        if (model.isCurrent()) {
            stale.stop();
            dim(1);
        } else {
            stale.playFromStart();
        }
    }

    private void dim(double opacity) {
        List.of(numbers, shown, grid, errors).forEach(made -> made.setOpacity(opacity));
    }

    private void refresh() {
        refreshChoices();
        if (model.isEmpty()) {
            return;
        }
        MeddleViewModel.BeforeAfter outputs = model.outputs();
        List<StepChart.Line> lines = new ArrayList<>();
        changes.forEach((branch, change) -> {
            boolean there = outputs.before().has(branch);
            Nodes.show(change, there);
            if (there) {
                change.setText(model.errorText(branch));
                lines.add(outputs.before().line(Texts.of("meddle.before"), branch, true));
                lines.add(outputs.after().line(Texts.of("meddle.after"), branch, false));
            }
        });
        List<String> heads = outputs.before().heads();
        grid.show(outputs.rows(), heads, outputs.before().inputFrames());
        errors.show(lines, heads, 0, outputs.highestError());
        showTime();
    }

    private void showTime() {
        units.showTime();
        pictures.forEach((branch, picture) -> {
            float[] change = model.change(branch);
            Nodes.show(shown.getChildren().get(branch.ordinal()), change != null);
            Stream.ofNullable(change).forEach(frame -> picture.show(frame, Shading.DIFFERENCE));
        });
        List.of(grid, errors).forEach(each -> each.setPresent(model.present()));
    }

    /** Silences units of a layer: a button each where there are few, ranges to be typed where there are many. */
    private final class UnitsSection extends VBox {
        private static final int PICTURE = 24;
        private static final int FIRST_COUNT = 3;

        private final Choice<String> layer;
        private final FlowPane buttons = new FlowPane(3, 3);
        private final TextField ranges = new TextField();
        private final Spinner<Integer> count = new Spinner<>(1, 1, 1);
        /** What units hold, by their numbers from 0: one for each button. */
        private final Map<Integer, FrameImage> pictures = new LinkedHashMap<>();

        private int shownUnits;

        UnitsSection() {
            super(6);
            layer = new Choice<>("meddle-units-layer", MeddleWords::layer, Terms.words("layers"), choices::chooseLayer);
            count.setId("meddle-active-count");
            count.setEditable(true);
            count.setPrefWidth(76);
            count.setAccessibleText(Texts.of("meddle-active-count"));
            Button active = Nodes.button("meddle-silence-active", () -> model.silenceMostActive(count.getValue()));
            ranges.setId("meddle-units");
            ranges.setPromptText(Texts.of("meddle.units.example"));
            ranges.setPrefColumnCount(6);
            ranges.setAccessibleText(Texts.of("meddle-units.spoken"));
            ranges.setTooltip(new Tooltip(Texts.of("meddle-units.about")));
            ranges.setOnAction(e -> choices.silence(ranges.getText()));
            ranges.focusedProperty().addListener((p, before, now) -> {
                if (!now && !ranges.getText().equals(MeddleWords.ranges(choices.silenced(), 1))) {
                    choices.silence(ranges.getText());
                }
            });
            Label problem = Nodes.note(Nodes.following(choices.problem, null, "field-problem"));
            getChildren().addAll(new FlowPane(8, 6, layer, ranges, count, active), buttons, problem);
        }

        void refresh() {
            layer.fill(choices.layers(), choices.chosenLayer());
            int units = choices.units();
            List<Integer> offered = model.offered();
            Nodes.show(ranges, offered.size() < units);
            if (!ranges.isFocused() || choices.problem.get().isEmpty()) {
                ranges.setText(MeddleWords.ranges(choices.silenced(), 1));
            }
            int most = Math.max(1, units);
            if (shownUnits != units) {
                shownUnits = units;
                count.setValueFactory(new IntegerSpinnerValueFactory(1, most, Math.min(FIRST_COUNT, most)));
            }
            fill(offered);
        }

        private void fill(List<Integer> units) {
            if (!List.copyOf(pictures.keySet()).equals(units)) {
                pictures.clear();
                buttons.getChildren().setAll(units.stream().map(this::button).toList());
            }
            String what = choices.isConvolutional() ? "meddle.channel" : "meddle.unit";
            for (int i = 0; i < units.size(); i++) {
                ToggleButton button = (ToggleButton) buttons.getChildren().get(i);
                boolean silent = choices.silenced().contains(units.get(i));
                button.setSelected(silent);
                button.setAccessibleText(Texts.of(silent ? what + ".silent" : what, units.get(i) + 1));
            }
            showTime();
        }

        private ToggleButton button(int unit) {
            FrameImage picture = new FrameImage(PICTURE);
            pictures.put(unit, picture);
            ToggleButton button = new ToggleButton(Integer.toString(unit + 1), new ImageView(picture.image));
            button.setContentDisplay(ContentDisplay.TOP);
            button.setId("meddle-unit-" + (unit + 1));
            button.getStyleClass().addAll("meddle-toggle", "pictured");
            button.setOnAction(e -> choices.silence(unit, button.isSelected()));
            return button;
        }

        void showTime() {
            pictures.forEach((unit, picture) -> model.held(unit).ifPresent(held -> picture.show(held, Shading.SIGNED)));
        }
    }
}
