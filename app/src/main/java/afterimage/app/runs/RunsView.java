package afterimage.app.runs;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Runs by name; a click brings one into view. */
public final class RunsView extends VBox {
    private final RunsViewModel model;
    private final Consumer<Path> onOpen;
    private final VBox list = new VBox();

    public RunsView(RunsViewModel model, Consumer<Path> onOpen) {
        this.model = model;
        this.onOpen = onOpen;
        getStyleClass().add("section");
        Label title = new Label("RUNS");
        title.getStyleClass().add("section-title");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(60);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        model.runs().addListener((ListChangeListener<Path>) change -> fill());
        model.inViewProperty().addListener((p, before, now) -> fill());
        fill();
    }

    private void fill() {
        list.getChildren().clear();
        if (model.runs().isEmpty()) {
            Label none = new Label("Your runs appear here once you train.");
            none.getStyleClass().add("dim");
            none.setWrapText(true);
            list.getChildren().add(none);
        }
        for (Path run : model.runs()) {
            Button button = new Button(run.getFileName().toString());
            button.getStyleClass().addAll("flat", "run-entry");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip("Open " + run));
            button.setOnAction(e -> onOpen.accept(run));
            if (run.equals(model.inViewProperty().get())) {
                button.getStyleClass().add("chosen");
            }
            list.getChildren().add(button);
        }
    }
}
