package afterimage.app.meddle;

import afterimage.app.control.Choice;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Silences units of a layer: a button each where there are few, ranges to be typed where there are many. */
final class UnitsSection extends VBox {
    private static final int BUTTONS = 64;
    private static final int FIRST_COUNT = 3;

    private final MeddleChoices choices;
    private final Choice<String> layer;
    private final FlowPane buttons = new FlowPane(3, 3);
    private final TextField ranges = new TextField();
    private final Spinner<Integer> count = new Spinner<>(1, 1, 1);
    private final Label problem = Nodes.text("", "field-problem");
    private int shownUnits;

    UnitsSection(MeddleViewModel model) {
        super(6);
        choices = model.choices;
        layer = new Choice<>("meddle-units-layer", MeddleWords::layer, Terms.words("layers"), choices::chooseLayer);
        count.setId("meddle-active-count");
        count.setEditable(true);
        count.setPrefWidth(76);
        count.setAccessibleText(Texts.of("meddle-active-count"));
        Button active = Nodes.button("meddle-silence-active", () -> model.silenceMostActive(count.getValue()));
        ranges.setId("meddle-units");
        ranges.setPromptText(Texts.of("meddle.units.example"));
        ranges.setPrefColumnCount(18);
        ranges.setAccessibleText(Texts.of("meddle-units.spoken"));
        ranges.setTooltip(new Tooltip(Texts.of("meddle-units.about")));
        ranges.setOnAction(e -> choices.silence(ranges.getText()));
        ranges.focusedProperty().addListener((p, before, now) -> {
            if (!now && !ranges.getText().equals(UnitRanges.write(choices.silenced(), 1))) {
                choices.silence(ranges.getText());
            }
        });
        problem.textProperty().bind(choices.problem);
        Nodes.showIf(problem, choices.problem.isNotEmpty());
        FlowPane row = new FlowPane(8, 6, layer, ranges, count, active);
        getChildren().addAll(row, buttons, problem);
    }

    void refresh() {
        layer.fill(choices.layers(), choices.chosenLayer());
        int units = choices.units();
        boolean few = units <= BUTTONS;
        Nodes.show(buttons, few);
        Nodes.show(ranges, !few);
        if (!ranges.isFocused() || choices.problem.get().isEmpty()) {
            ranges.setText(UnitRanges.write(choices.silenced(), 1));
        }
        int most = Math.max(1, units);
        if (shownUnits != units) {
            shownUnits = units;
            count.setValueFactory(new IntegerSpinnerValueFactory(1, most, Math.min(FIRST_COUNT, most)));
        }
        if (few) {
            fill(units);
        }
    }

    private void fill(int units) {
        if (buttons.getChildren().size() != units) {
            buttons.getChildren().clear();
            for (int unit = 0; unit < units; unit++) {
                int own = unit;
                ToggleButton button = new ToggleButton(Integer.toString(unit + 1));
                button.setId("meddle-unit-" + (unit + 1));
                button.getStyleClass().add("meddle-toggle");
                button.setOnAction(e -> choices.silence(own, button.isSelected()));
                buttons.getChildren().add(button);
            }
        }
        String what = choices.isConvolutional() ? "meddle.channel" : "meddle.unit";
        for (int unit = 0; unit < units; unit++) {
            ToggleButton button = (ToggleButton) buttons.getChildren().get(unit);
            boolean silent = choices.silenced().contains(unit);
            button.setSelected(silent);
            button.setAccessibleText(Texts.of(silent ? what + ".silent" : what, unit + 1));
        }
    }
}
