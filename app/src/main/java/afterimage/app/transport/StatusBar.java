package afterimage.app.transport;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Messages;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** One line: what happened last or what went wrong, and what the program needs of the machine. */
public final class StatusBar extends HBox {
    public StatusBar(Messages messages, TransportViewModel model, StatusViewModel counts) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Node sign = Icon.WARNING.node();
        Nodes.showIf(sign, messages.problem.isNotEmpty());
        Label problem = Nodes.following(messages.problem, "problem", "problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label status = Nodes.following(messages.status, "status");
        Nodes.showIf(status, messages.problem.isEmpty());
        ProgressBar progress = new ProgressBar();
        progress.setId("progress");
        progress.setAccessibleText(Texts.of("progress"));
        progress.progressProperty().bind(model.progress);
        Nodes.showIf(progress, model.progress.greaterThanOrEqualTo(0));
        getChildren().addAll(sign, problem, status, progress);
        getChildren().addAll(count("saved", counts.saved), count("clips-ready", counts.clips), Nodes.gap());
        getChildren().addAll(count("memory", counts.memory), count("frames", counts.frames));
        getChildren().add(Nodes.whole(Nodes.following(counts.device, "runs-on")));
    }

    private static Label count(String id, ObservableValue<String> text) {
        Label label = Nodes.whole(Nodes.following(text, id));
        label.setTooltip(new Tooltip(Texts.of(id + ".about")));
        Nodes.showIf(label, text.map(words -> !words.isEmpty()));
        return label;
    }
}
