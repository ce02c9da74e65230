package afterimage.app.meddle;

import afterimage.app.control.Choice;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Shading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Silences units of a layer: a button each where there are few, ranges to be typed where there are many. */
final class UnitsSection extends VBox {
    private static final int PICTURE = 24;
    private static final int FIRST_COUNT = 3;

    private final MeddleViewModel model;

    private final MeddleChoices choices;
    private final Choice<String> layer;
    private final FlowPane buttons = new FlowPane(3, 3);
    private final TextField ranges = new TextField();
    private final Spinner<Integer> count = new Spinner<>(1, 1, 1);
    /** What units hold, by their numbers from 0: one for each button. */
    private final Map<Integer, FrameImage> pictures = new LinkedHashMap<>();

    private int shownUnits;

    UnitsSection(MeddleViewModel model) {
        super(6);
        this.model = model;
        choices = model.choices;
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
            if (!now && !ranges.getText().equals(UnitRanges.write(choices.silenced(), 1))) {
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
            ranges.setText(UnitRanges.write(choices.silenced(), 1));
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
