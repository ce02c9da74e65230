package afterimage.app.window;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** One sentence about what was not foreseen; the window goes on. */
public final class FailureDialog extends Message {
    private static final ButtonType LOG = new ButtonType("Open log", ButtonBar.ButtonData.LEFT);
    private static final ButtonType CONTINUE = new ButtonType("Continue", ButtonBar.ButtonData.CANCEL_CLOSE);

    public FailureDialog(Stage stage, String sentence, Runnable openLog, Runnable onContinue) {
        super(stage, "Something went wrong", sentence, LOG, CONTINUE);
        warn();
        button(CONTINUE).setDefaultButton(true);
        Button log = button(LOG);
        log.setId("open-log");
        log.addEventFilter(ActionEvent.ACTION, event -> {
            openLog.run();
            event.consume();
        });
        setOnHidden(event -> onContinue.run());
    }
}
