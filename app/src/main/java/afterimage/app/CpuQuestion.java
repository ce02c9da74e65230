package afterimage.app;

import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks, without holding up the window, whether to go on on the CPU after a device failed. */
final class CpuQuestion extends Alert {
    CpuQuestion(Stage stage, String failure, Consumer<Boolean> answer) {
        super(AlertType.WARNING, failure);
        ButtonType goOn = new ButtonType("Go on on the CPU", ButtonBar.ButtonData.YES);
        getButtonTypes().setAll(goOn, new ButtonType("Leave it", ButtonBar.ButtonData.CANCEL_CLOSE));
        setHeaderText("The device failed");
        initOwner(stage);
        setOnHidden(event -> answer.accept(getResult() == goOn));
    }
}
