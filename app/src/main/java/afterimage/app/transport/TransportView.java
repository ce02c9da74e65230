package afterimage.app.transport;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.session.SessionState;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/** Train, pause, step, stop, and what the run is at. */
public final class TransportView extends HBox {
    private final TransportViewModel model;
    final Training training;
    private final Button train;
    /** Made when it is first asked for. */
    private RunUntilPopup until;

    /** @param device what the program runs on, in words */
    TransportView(TransportViewModel model, Training training, String device) {
        this.model = model;
        this.training = training;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        train = button("train", Icon.PLAY, "Train", "Train the model of the setup panel (Ctrl+Enter)", this::train);
        train.getStyleClass().add("primary");
        Button ends = button("until", Icon.DOWN, "", "Train until a step, a time or a loss", this::showUntil);
        ends.getStyleClass().add("until-button");
        // One button to the eye; an end can still be set while it trains.
        ends.opacityProperty().bind(train.opacityProperty());
        HBox start = new HBox(1, train, ends);
        start.getStyleClass().add("train-group");
        Button pause = button("pause", Icon.PAUSE, "", "Pause or go on (Ctrl+.)", training::pause);
        Button step = button("step", Icon.STEP, "Step", "One training step (Ctrl+Shift+.)", training::step);
        Button stop = button("stop", Icon.STOP, "", "Stop and save (Ctrl+Shift+Enter)", training::stop);
        train.disableProperty().bind(model.cannotTrain);
        pause.disableProperty().bind(model.notTraining);
        stop.disableProperty().bind(model.notTraining);
        step.disableProperty().bind(model.cannotStep);
        getChildren()
                .addAll(
                        start,
                        pause,
                        step,
                        stop,
                        runPill(model),
                        pill("step", model.step, ""),
                        pill("", model.pace, "steps/s"),
                        pill("ETA", model.until.eta, ""),
                        pill("until", model.until.words, ""),
                        Nodes.gap(),
                        Nodes.label(device, "pill"));
    }

    /** The button is about to be disabled: the keys for time belong to the window, not to the next field. */
    void train() {
        getScene().getRoot().requestFocus();
        training.train();
    }

    /** Asks when training is to end. */
    void showUntil() {
        if (until == null) {
            until = new RunUntilPopup(model.until, () -> {
                if (!train.isDisabled()) {
                    train();
                }
            });
        }
        until.toggle(train);
    }

    private static HBox runPill(TransportViewModel model) {
        Circle light = new Circle(4);
        light.getStyleClass().add("state-light");
        model.state.addListener((p, before, now) -> {
            light.pseudoClassStateChanged(PseudoClass.getPseudoClass("running"), now == SessionState.RUNNING);
            light.pseudoClassStateChanged(PseudoClass.getPseudoClass("paused"), now == SessionState.PAUSED);
        });
        Label name = Nodes.following(model.runName, "run-name", "pill-value");
        Label state = Nodes.following(model.state.map(TransportView::words), "run-state", "dim");
        HBox pill = Nodes.row(8, light, name, state);
        pill.getStyleClass().add("pill");
        return pill;
    }

    private static String words(SessionState state) {
        return switch (state) {
            case IDLE -> "ready";
            case PREPARING -> "preparing";
            case RUNNING -> "training";
            case PAUSED -> "paused";
            case STOPPING -> "saving";
        };
    }

    /** Shown while there is a value. */
    private static HBox pill(String before, ObservableValue<String> value, String after) {
        Label number = Nodes.following(value, before.isEmpty() ? null : "pill-" + before, "pill-value");
        HBox pill = Nodes.row(5);
        pill.getStyleClass().add("pill");
        if (!before.isEmpty()) {
            pill.getChildren().add(Nodes.label(before, "dim"));
        }
        pill.getChildren().add(number);
        if (!after.isEmpty()) {
            pill.getChildren().add(Nodes.label(after, "dim"));
        }
        Nodes.showIf(pill, value.map(words -> !words.isEmpty()));
        return pill;
    }

    private static Button button(String id, Icon icon, String text, String tooltip, Runnable action) {
        Button button = Nodes.button(id, text, action);
        button.setGraphic(icon.node());
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(text.isEmpty() ? tooltip : text);
        return button;
    }
}
