package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Worker;
import afterimage.app.system.LogFile;
import afterimage.app.theme.Theme;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The end of the log, to read and to copy. */
public record LogWindow(Stage owner, Theme theme, Worker worker) {
    public void show() {
        Label where = Nodes.text(Texts.of("window.log.where", LogFile.current()));
        TextArea text = Nodes.styled(new TextArea(Texts.of("window.log.reading")), "log-text");
        text.setId("log-text");
        text.setEditable(false);
        text.setAccessibleText(Texts.of("window.log.end"));
        VBox root = new VBox(8, where, Nodes.growing(text));
        root.setPadding(new Insets(12));
        new SideWindow(owner, theme, Texts.of("window.log"), 900, 560, () -> root).show();
        worker.run(LogFile::tail, text::setText, end -> {
            text.setText(end);
            text.positionCaret(end.length());
            text.setScrollTop(Double.MAX_VALUE);
        });
    }
}
