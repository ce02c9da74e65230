package afterimage.app.window;

import afterimage.app.theme.Theme;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;

/** A window beside the main one, made when it is first asked for. Esc closes it; Help and Quit keep their keys. */
public final class SideWindow {
    private static final List<KeyCombination> KEPT =
            List.of(KeyCombination.valueOf("F1"), KeyCombination.valueOf("Shortcut+Q"));

    public final BooleanProperty showing = new SimpleBooleanProperty();
    private final Supplier<Stage> maker;
    private boolean modal;
    private Stage stage;

    /** @param content makes it, once */
    public SideWindow(Stage owner, Theme theme, String title, double width, double height, Supplier<Parent> content) {
        maker = () -> make(owner, theme, title, new Scene(content.get(), width, height));
    }

    /** The main window waits for it, and it does not become much smaller. */
    public SideWindow modal() {
        modal = true;
        return this;
    }

    public void show() {
        if (stage == null) {
            stage = maker.get();
            if (modal) {
                stage.initModality(Modality.WINDOW_MODAL);
                stage.setMinWidth(stage.getScene().getWidth() * 0.8);
                stage.setMinHeight(stage.getScene().getHeight() * 0.9);
            }
            showing.bind(stage.showingProperty());
        }
        stage.show();
        stage.toFront();
    }

    public void hide() {
        stage.hide();
    }

    /** Null before it was shown. */
    public Stage stage() {
        return stage;
    }

    private static Stage make(Stage owner, Theme theme, String title, Scene scene) {
        Stage window = new Stage();
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
