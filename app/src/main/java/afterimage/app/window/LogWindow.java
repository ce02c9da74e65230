package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.session.Worker;
import afterimage.app.system.LogFile;
import afterimage.app.theme.Theme;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The end of the log, to read and to copy. */
public record LogWindow(Stage owner, Theme theme, Worker worker) {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 560;

    public void show() {
        Label where = Nodes.text("The log is in " + LogFile.current());
        TextArea text = new TextArea("Reading …");
        text.setId("log-text");
        text.getStyleClass().add("log-text");
        text.setEditable(false);
        text.setAccessibleText("The end of the log");
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox root = new VBox(8, where, text);
        root.setPadding(new Insets(12));
        new SideWindow(owner, theme, "Afterimage log", WIDTH, HEIGHT, () -> root).show();
        worker.run(
                LogFile::tail,
                end -> {
                    text.setText(end);
                    text.positionCaret(end.length());
                    text.setScrollTop(Double.MAX_VALUE);
                },
                text::setText);
    }
}
