package afterimage.app.transport;

import afterimage.app.control.Flyout;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.session.SessionState;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** Train, pause, step, stop, and what the run is at. */
public final class TransportView extends HBox {
    private final TransportViewModel model;
    final Training training;
    private final Button train;
    /** When training is to end by itself; made when it is first asked for. */
    private Flyout until;

    private TextField untilSteps;

    TransportView(TransportViewModel model, Training training, ObservableValue<String> device) {
        this.model = model;
        this.training = training;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        train = Nodes.styled(Nodes.button("train", this::train), "primary");
        train.setGraphic(Icon.PLAY.node());
        Button ends = Nodes.styled(Nodes.button("until", Icon.DOWN, this::showUntil), "until-button");
        // One button to the eye; an end can still be set while it trains.
        ends.opacityProperty().bind(train.opacityProperty());
        HBox start = Nodes.styled(new HBox(1, train, ends), "train-group");
        Button pause = Nodes.button("pause", Icon.PAUSE, training::pause);
        Button step = Nodes.button("step", training::step);
        step.setGraphic(Icon.STEP.node());
        Button stop = Nodes.button("stop", Icon.STOP, training::stop);
        train.disableProperty().bind(model.cannotTrain);
        pause.disableProperty().bind(model.notTraining);
        stop.disableProperty().bind(model.notTraining);
        step.disableProperty().bind(model.cannotStep);
        getChildren().addAll(start, pause, step, stop, runPill(model));
        getChildren().addAll(pill("pill-step", model.step, false), pill("pill-pace", model.pace, true));
        getChildren().addAll(pill("pill-ETA", model.until.eta, false), pill("pill-until", model.until.words, false));
        getChildren().addAll(Nodes.gap(), Nodes.following(device, "device", "pill"));
        // Of all that stands here only the run's name may be cut.
        List.of(start, train, ends, pause, step, stop).forEach(Nodes::whole);
    }

    /** The button is about to be disabled: the keys for time belong to the window, not to the next field. */
    void train() {
        getScene().getRoot().requestFocus();
        training.train();
    }

    void showUntil() {
        if (until == null) {
            until = new Flyout(untilSheet(), "until-sheet");
        }
        if (until.toggleUnder(train)) {
            untilSteps.requestFocus();
        }
    }

    private VBox untilSheet() {
        Label title = Nodes.label(Texts.of("until.title"), "view-title");
        Label how = Nodes.label(Texts.of("until.how"), "dim");
        GridPane fields = Nodes.styled(new GridPane(), "until-fields");
        untilSteps = row(fields, "until-steps", "2,000", model.until.steps);
        row(fields, "until-seconds", "300", model.until.seconds);
        row(fields, "until-loss", "0.08", model.until.loss);
        Label problem = Nodes.note(Nodes.following(model.until.problem, "until-problem", "field-problem"));
        Button clear = Nodes.button("until-clear", () -> {
            model.until.clear();
            until.hide();
        });
        Button begin = Nodes.button("until-train", () -> {
            if (model.until.apply()) {
                until.hide();
                if (!train.isDisabled()) {
                    train();
                }
            }
        });
        Nodes.styled(begin, "primary").setGraphic(Icon.PLAY.node());
        begin.setDefaultButton(true);
        return new VBox(10, title, how, fields, problem, Nodes.row(8, Nodes.gap(), clear, begin));
    }

    private static TextField row(GridPane fields, String id, String example, StringProperty text) {
        TextField field = Nodes.field(id, text);
        field.setPromptText(Texts.of("until.example", example));
        field.setPrefColumnCount(9);
        Label label = new Label(Texts.of(id));
        label.setLabelFor(field);
        String about = Texts.of(id + ".about");
        field.setTooltip(new Tooltip(about));
        field.setAccessibleText(label.getText() + ". " + about);
        fields.addRow(fields.getRowCount(), label, field);
        return field;
    }

    private static HBox runPill(TransportViewModel model) {
        Circle light = Nodes.styled(new Circle(4), "state-light");
        model.state.addListener((p, before, now) -> {
            light.pseudoClassStateChanged(PseudoClass.getPseudoClass("running"), now == SessionState.RUNNING);
            light.pseudoClassStateChanged(PseudoClass.getPseudoClass("paused"), now == SessionState.PAUSED);
        });
        Label name = Nodes.following(model.runName, "run-name", "pill-value");
        Label state = Nodes.whole(Nodes.following(model.state.map(Texts::of), "run-state", "dim"));
        return Nodes.styled(Nodes.row(8, light, name, state), "pill");
    }

    /** Shown while there is a value; as a unit the words of the id stand behind it. */
    private static HBox pill(String id, ObservableValue<String> value, boolean unit) {
        Label number = Nodes.following(value, id, "pill-value");
        Label words = Nodes.label(Texts.of(id), "dim");
        HBox pill = unit ? Nodes.row(5, number, words) : Nodes.row(5, words, number);
        Nodes.showIf(pill, value.map(shown -> !shown.isEmpty()));
        return Nodes.whole(Nodes.styled(pill, "pill"));
    }
}
