package afterimage.app.window;

import afterimage.app.theme.Theme;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Windows beside the main one. Esc closes them whatever has the focus; Help and Quit keep their keys there. */
final class SideWindow {
    private static final List<KeyCombination> KEPT =
            List.of(KeyCombination.valueOf("F1"), KeyCombination.valueOf("Shortcut+Q"));

    private SideWindow() {}

    static Stage of(Stage owner, Theme theme, String title, Parent content, double width, double height) {
        Stage window = new Stage();
        Scene scene = new Scene(content, width, height);
        theme.apply(scene);
        // Before any control sees it: lists and fields have a use of their own for Esc.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.hide();
                event.consume();
            } else {
                keep(owner, event);
            }
        });
        window.initOwner(owner);
        window.setTitle(title);
        window.setScene(scene);
        return window;
    }

    /** What the main window's menus do for a key. */
    private static void keep(Stage owner, KeyEvent event) {
        for (KeyCombination keys : KEPT) {
            Runnable action = owner.getScene().getAccelerators().get(keys);
            if (keys.match(event) && action != null) {
                action.run();
                event.consume();
            }
        }
    }
}
