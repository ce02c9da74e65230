package afterimage.app.window;

import afterimage.app.theme.Theme;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;

/**
 * A window beside the main one, made when it is first asked for. Esc closes it whatever has the focus; Help and Quit keep
 * their keys there.
 */
public final class SideWindow {
    private static final List<KeyCombination> KEPT =
            List.of(KeyCombination.valueOf("F1"), KeyCombination.valueOf("Shortcut+Q"));

    private final Stage owner;
    private final Theme theme;
    private final String title;
    private final double width;
    private final double height;
    private final Supplier<Parent> content;
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private boolean modal;
    private Stage stage;

    /** @param content makes it, once */
    public SideWindow(Stage owner, Theme theme, String title, double width, double height, Supplier<Parent> content) {
        this.owner = owner;
        this.theme = theme;
        this.title = title;
        this.width = width;
        this.height = height;
        this.content = content;
    }

    /** The main window waits for it, and it does not become much smaller. */
    public SideWindow modal() {
        modal = true;
        return this;
    }

    public void show() {
        if (stage == null) {
            stage = make();
            showing.bind(stage.showingProperty());
        }
        stage.show();
        stage.toFront();
    }

    public void hide() {
        stage.hide();
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    /** Null before it was shown. */
    public Stage stage() {
        return stage;
    }

    private Stage make() {
        Stage window = new Stage();
        Scene scene = new Scene(content.get(), width, height);
        theme.apply(scene);
        // Before any control sees it: lists and fields have a use of their own for Esc.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.hide();
                event.consume();
            } else {
                keep(event);
            }
        });
        window.initOwner(owner);
        if (modal) {
            window.initModality(Modality.WINDOW_MODAL);
            window.setMinWidth(width * 0.8);
            window.setMinHeight(height * 0.9);
        }
        window.setTitle(title);
        window.setScene(scene);
        return window;
    }

    /** What the main window's menus do for a key. */
    private void keep(KeyEvent event) {
        for (KeyCombination keys : KEPT) {
            Runnable action = owner.getScene().getAccelerators().get(keys);
            if (keys.match(event) && action != null) {
                action.run();
                event.consume();
            }
        }
    }
}
