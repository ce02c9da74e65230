package afterimage.app.shell;

import afterimage.app.control.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line: what happened last, or what went wrong. */
public final class StatusBar extends HBox {
    /** @param machine what the program runs with, e.g. device and threads */
    public StatusBar(TransportViewModel model, String machine) {
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
        getChildren().addAll(sign, problem, status, progress, gap, new Label(machine));
    }
}
