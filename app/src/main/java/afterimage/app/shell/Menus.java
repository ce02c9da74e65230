package afterimage.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/** Menus from their entries, each with its key and with what disables it. */
final class Menus {
    private Menus() {}

    static Menu menu(String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.getItems().addAll(items);
        return menu;
    }

    /** @param keys null for none */
    static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> action.run());
        return keyed(item, keys);
    }

    /** @param disabled whether it cannot be asked for now */
    static MenuItem item(String name, String keys, Runnable action, ObservableValue<Boolean> disabled) {
        MenuItem item = item(name, keys, action);
        item.disableProperty().bind(disabled);
        return item;
    }

    static CheckMenuItem check(String name, BooleanProperty value) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.selectedProperty().bindBidirectional(value);
        return item;
    }

    static MenuItem keyed(MenuItem item, String keys) {
        if (keys != null) {
            item.setAccelerator(KeyCombination.keyCombination(keys));
        }
        return item;
    }
}
