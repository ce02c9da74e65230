package afterimage.app.window;

import java.util.function.Consumer;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks, without holding up the window, whether to go on on the CPU after a device failed. */
public final class CpuQuestion extends Message {
    private static final ButtonType GO_ON = new ButtonType("Go on on the CPU", ButtonBar.ButtonData.YES);
    private static final ButtonType LEAVE = new ButtonType("Leave it", ButtonBar.ButtonData.CANCEL_CLOSE);

    public CpuQuestion(Stage stage, String failure, Consumer<Boolean> answer) {
        super(stage, "The device failed", failure, GO_ON, LEAVE);
        warn();
        setOnHidden(event -> answer.accept(getResult() == GO_ON));
    }
}
