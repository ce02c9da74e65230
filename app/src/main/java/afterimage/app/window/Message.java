package afterimage.app.window;

import afterimage.app.control.Icon;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** A small window that tells or asks something, in the look of its owner. Esc is the button that changes nothing. */
class Message extends Alert {
    private static final double WIDTH = 460;

    /** @param buttons one of which cancels */
    Message(Stage owner, String title, String words, ButtonType... buttons) {
        super(AlertType.NONE, words, buttons);
        initOwner(owner);
        setTitle("Afterimage");
        setHeaderText(title);
        getDialogPane().getStyleClass().add("message");
        getDialogPane().setPrefWidth(WIDTH);
    }

    /** Marks what went wrong. */
    final void warn() {
        Node sign = Icon.WARNING.node();
        sign.getStyleClass().add("warning");
        getDialogPane().setGraphic(sign);
    }

    final Button button(ButtonType type) {
        return (Button) getDialogPane().lookupButton(type);
    }
}
