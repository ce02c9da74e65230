package afterimage.app.shell;

import afterimage.app.control.Icon;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line: what happened last or what went wrong, and what the program needs of the machine. */
public final class StatusBar extends HBox {
    /** @param machine what the program runs with, e.g. device and threads */
    public StatusBar(TransportViewModel model, StatusViewModel counts, String machine) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Node sign = Icon.WARNING.node();
        sign.visibleProperty().bind(model.problemProperty().isNotEmpty());
        sign.managedProperty().bind(sign.visibleProperty());
        Label problem = new Label();
        problem.setId("problem");
        problem.getStyleClass().add("problem");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label status = new Label();
        status.setId("status");
        status.textProperty().bind(model.statusProperty());
        status.visibleProperty().bind(model.problemProperty().isEmpty());
        status.managedProperty().bind(status.visibleProperty());
        ProgressBar progress = new ProgressBar();
        progress.setId("progress");
        progress.setAccessibleText("Progress");
        progress.progressProperty().bind(model.progressProperty());
        progress.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
        progress.managedProperty().bind(progress.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label where = new Label(machine);
        where.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        sign,
                        problem,
                        status,
                        progress,
                        count("saved", counts.savedProperty(), "Training saves every 20 seconds, and when it stops."),
                        count("clips-ready", counts.clipsProperty(), "Training clips that are made ahead."),
                        gap,
                        count("memory", counts.memoryProperty(), "What the program has of this machine's memory."),
                        count("frames", counts.framesProperty(), "How often the window is drawn in a second."),
                        where);
    }

    private static Label count(String id, ObservableValue<String> text, String explanation) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(explanation));
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.map(words -> !words.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
