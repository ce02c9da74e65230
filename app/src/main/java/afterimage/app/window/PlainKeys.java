package afterimage.app.window;

import afterimage.app.control.Painted;
import afterimage.app.theatre.TheatreViewModel;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys without Ctrl or Alt: they work everywhere but in controls that have a use for them. */
public final class PlainKeys {
    public static void on(Scene scene, TheatreViewModel theatre) {
        // The menu has the page keys as well, but the scroll panes around whatever has the focus would take them first.
        Map<KeyCode, Runnable> actions = Map.of(
                KeyCode.SPACE, theatre::togglePlaying,
                KeyCode.LEFT, () -> theatre.moveFrames(-1),
                KeyCode.RIGHT, () -> theatre.moveFrames(1),
                KeyCode.PAGE_DOWN, () -> theatre.moveClip(1),
                KeyCode.PAGE_UP, () -> theatre.moveClip(-1));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean button = event.getTarget() instanceof Button;
            boolean ownKeys = event.getTarget() instanceof Painted painted
                    ? painted.getOnKeyPressed() != null
                    : event.getTarget() instanceof Control && !button;
            Runnable action = actions.get(event.getCode());
            boolean pressesButton = button && event.getCode() == KeyCode.SPACE;
            if (action != null && !ownKeys && !pressesButton && !event.isShortcutDown() && !event.isAltDown()) {
                action.run();
                event.consume();
            }
        });
    }
}
