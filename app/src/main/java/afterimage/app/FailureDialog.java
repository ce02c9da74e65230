package afterimage.app;

import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** One sentence about what was not foreseen; the window goes on. */
final class FailureDialog extends Alert {
    FailureDialog(Stage stage, String sentence, Runnable openLog, Runnable onContinue) {
        super(AlertType.ERROR, sentence);
        ButtonType log = new ButtonType("Open log", ButtonBar.ButtonData.LEFT);
        getButtonTypes().setAll(log, new ButtonType("Continue", ButtonBar.ButtonData.OK_DONE));
        setTitle("Afterimage");
        setHeaderText("Something went wrong");
        initOwner(stage);
        Button logButton = (Button) getDialogPane().lookupButton(log);
        logButton.setId("open-log");
        logButton.addEventFilter(ActionEvent.ACTION, event -> {
            openLog.run();
            event.consume();
        });
        setOnHidden(event -> onContinue.run());
    }
}
