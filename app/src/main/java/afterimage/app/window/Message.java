package afterimage.app.window;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.run.Program;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

/** A small window that tells or asks something, in the look of its owner. Esc is the button that changes nothing. */
public final class Message extends Alert {
    private static final double WIDTH = 460;
    private static final List<String> PAPERS = List.of(
            "N. Srivastava, E. Mansimov, R. Salakhutdinov: Unsupervised Learning of Video Representations using LSTMs."
                    + " 2015",
            "X. Shi et al.: Convolutional LSTM Network: A Machine Learning Approach for Precipitation Nowcasting. 2015",
            "K. Greff et al.: LSTM: A Search Space Odyssey. 2015");

    /** @param buttons one of which cancels */
    private Message(Stage owner, String title, String words, ButtonType... buttons) {
        super(AlertType.NONE, words, buttons);
        initOwner(owner);
        setTitle("Afterimage");
        setHeaderText(title);
        getDialogPane().getStyleClass().add("message");
        getDialogPane().setPrefWidth(WIDTH);
    }

    public static Message about(Stage owner) {
        Message about = new Message(owner, null, "", new ButtonType(Texts.of("window.close"), ButtonData.CANCEL_CLOSE));
        about.setTitle(Texts.of("command.about"));
        VBox words = new VBox(
                6,
                brand(),
                Nodes.text(Texts.of("window.about.what"), "label"),
                Nodes.text(Texts.of("window.about.version", Program.version()), "dim"),
                Nodes.text(Texts.of("window.about.built-on"), "section-title"));
        PAPERS.forEach(paper -> words.getChildren().add(Nodes.text(paper, "dim")));
        about.getDialogPane().setContent(Nodes.styled(words, "about"));
        return about;
    }

    static TextFlow brand() {
        return new TextFlow(Nodes.styled(new Text("After"), "brand"), Nodes.styled(new Text("image"), "brand-accent"));
    }

    /** Asks without holding up the window; the title's text has {@code TITLE.yes} and {@code TITLE.no} beside it. */
    public static Message question(Stage owner, String title, String words, Consumer<Boolean> answer) {
        ButtonType yes = new ButtonType(Texts.of(title + ".yes"), ButtonData.YES);
        ButtonType no = new ButtonType(Texts.of(title + ".no"), ButtonData.CANCEL_CLOSE);
        Message question = new Message(owner, Texts.of(title), words, yes, no);
        question.warn();
        question.setOnHidden(event -> answer.accept(question.getResult() == yes));
        question.show();
        return question;
    }

    /** One sentence about what was not foreseen; the window goes on. */
    public static Message failure(Stage owner, String sentence, Runnable openLog, Runnable onContinue) {
        ButtonType log = new ButtonType(Texts.of("window.open-log"), ButtonData.LEFT);
        ButtonType goOn = new ButtonType(Texts.of("window.continue"), ButtonData.CANCEL_CLOSE);
        Message failure = new Message(owner, Texts.of("window.wrong"), sentence, log, goOn);
        failure.warn();
        failure.button(goOn).setDefaultButton(true);
        failure.button(log).setId("open-log");
        failure.button(log).addEventFilter(ActionEvent.ACTION, event -> {
            openLog.run();
            event.consume();
        });
        failure.setOnHidden(event -> onContinue.run());
        return failure;
    }

    private void warn() {
        getDialogPane().setGraphic(Nodes.styled(Icon.WARNING.node(), "warning"));
    }

    private Button button(ButtonType type) {
        return (Button) getDialogPane().lookupButton(type);
    }
}
