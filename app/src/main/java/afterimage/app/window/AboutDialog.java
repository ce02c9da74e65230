package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.engine.run.Program;
import java.util.List;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

/** What the program is, and whose work it shows. */
public final class AboutDialog extends Message {
    private static final List<String> PAPERS = List.of(
            "N. Srivastava, E. Mansimov, R. Salakhutdinov: Unsupervised Learning of Video Representations using LSTMs."
                    + " 2015",
            "X. Shi et al.: Convolutional LSTM Network: A Machine Learning Approach for Precipitation Nowcasting. 2015",
            "K. Greff et al.: LSTM: A Search Space Odyssey. 2015");

    public AboutDialog(Stage stage) {
        super(stage, null, "", new ButtonType("Close", ButtonBar.ButtonData.CANCEL_CLOSE));
        setTitle("About Afterimage");
        Text after = new Text("After");
        after.getStyleClass().add("brand");
        Text image = new Text("image");
        image.getStyleClass().add("brand-accent");
        VBox words = new VBox(
                6,
                new TextFlow(after, image),
                line("A desktop laboratory for video LSTMs", "label"),
                line("Version " + Program.version() + ", under the Apache License 2.0", "dim"),
                line("BUILT ON", "section-title"));
        PAPERS.forEach(paper -> words.getChildren().add(line(paper, "dim")));
        words.getStyleClass().add("about");
        getDialogPane().setContent(words);
    }

    private static Label line(String words, String styleClass) {
        Label line = Nodes.text(words, styleClass);
        return line;
    }
}
