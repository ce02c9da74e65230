package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that the window can be asked for, by menu, key or command list.
 *
 * @param group the menu that it stands in, e.g. {@code File › Open recent}; empty before it stands in one
 * @param accelerator its keys, for the whole window; null if it has none
 * @param keys its shortcut in words, e.g. {@code Ctrl+E}; empty if it has none
 * @param disabled whether it cannot be asked for now
 * @param checked what it turns on and off; null for what is no switch
 */
public record Command(
        String group,
        String title,
        KeyCombination accelerator,
        String keys,
        ObservableValue<Boolean> disabled,
        BooleanProperty checked,
        Runnable action)
        implements MenuEntry {

    public static Command of(String title, Runnable action) {
        return new Command("", title, null, "", new SimpleBooleanProperty(), null, action);
    }

    /** @param key of the text that is its title */
    public static Command called(String key, Runnable action) {
        return of(Texts.of(key), action);
    }

    /** @param impossible while it cannot be asked for */
    public static Command called(String key, Runnable action, ObservableValue<Boolean> impossible) {
        return called(key, action).unless(impossible);
    }

    /** A switch. */
    public static Command toggle(String title, BooleanProperty value) {
        return new Command("", title, null, "", new SimpleBooleanProperty(), value, () -> value.set(!value.get()));
    }

    /** @param combination e.g. {@code Shortcut+E} */
    public Command key(String combination) {
        KeyCombination pressed = KeyCombination.keyCombination(combination);
        // The toolkit's own text has signs that fonts lack.
        String words = pressed.getDisplayText().replace("\u21b5", "Enter");
        return new Command(group, title, pressed, words, disabled, checked, action);
    }

    /** @param words keys that a view listens to itself, e.g. {@code F2} */
    public Command listed(String words) {
        return new Command(group, title, null, words, disabled, checked, action);
    }

    public Command unless(ObservableValue<Boolean> impossible) {
        return new Command(group, title, accelerator, keys, impossible, checked, action);
    }

    /** The same in a menu. */
    public Command in(String menu) {
        return new Command(menu, title, accelerator, keys, disabled, checked, action);
    }

    /** As the entry of a menu shows it: keys that no accelerator tells stand in brackets. */
    public String entry() {
        return accelerator == null && !keys.isEmpty() ? title + " (" + keys + ")" : title;
    }
}
