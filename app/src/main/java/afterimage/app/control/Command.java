package afterimage.app.control;

import javafx.beans.value.ObservableValue;

/**
 * Something that the window can be asked for, by menu, key or command list.
 *
 * @param group the menu that it stands in
 * @param keys its shortcut in words, e.g. {@code Ctrl+E}; empty if it has none
 * @param disabled whether it cannot be asked for now
 */
public record Command(String group, String title, String keys, ObservableValue<Boolean> disabled, Runnable action) {}
