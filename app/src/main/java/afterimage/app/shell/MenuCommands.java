package afterimage.app.shell;

import afterimage.app.control.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The menus' entries as a flat list: whatever the menus offer, the command list and the page of keys have too. */
final class MenuCommands {
    /** Keys that the window itself listens to stand in brackets behind the entry's name. */
    private static final Pattern KEYS_IN_NAME = Pattern.compile("(.*) \\((.+)\\)");

    private MenuCommands() {}

    /** All entries of all menus, in their order, as they are now. */
    static List<Command> of(MenuBar bar) {
        List<Command> commands = new ArrayList<>();
        bar.getMenus().forEach(menu -> add(menu, menu.getText(), commands));
        return List.copyOf(commands);
    }

    private static void add(Menu menu, String group, List<Command> commands) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                add(inner, group + " › " + inner.getText(), commands);
            } else if (!(item instanceof SeparatorMenuItem) && item.getText() != null) {
                commands.add(command(item, group));
            }
        }
    }

    /** E.g. {@code Ctrl+Enter}, {@code Page Down}; the toolkit's own text has signs that fonts lack. */
    private static String words(KeyCombination keys) {
        return keys.getDisplayText().replace("\u21b5", "Enter");
    }

    private static Command command(MenuItem item, String group) {
        Matcher inName = KEYS_IN_NAME.matcher(item.getText());
        boolean named = inName.matches();
        String keys = named ? inName.group(2) : item.getAccelerator() == null ? "" : words(item.getAccelerator());
        return new Command(
                group, named ? inName.group(1) : item.getText(), keys, item.disableProperty(), () -> ask(item));
    }

    /** A switch does not turn by being fired, only by the mouse. */
    private static void ask(MenuItem item) {
        if (item instanceof CheckMenuItem check) {
            check.setSelected(!check.isSelected());
        }
        item.fire();
    }
}
