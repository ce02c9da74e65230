package afterimage.app.window;

import afterimage.app.feature.Feature.Command;
import afterimage.app.feature.Feature.MenuEntry;
import afterimage.app.feature.Feature.MenuPart;
import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus: every command by name, with its key. What cannot be asked for now is disabled. */
final class MenuView extends MenuBar {
    private final Map<String, List<MenuPart>> menus = new LinkedHashMap<>();

    MenuView(List<MenuPart> parts) {
        parts.forEach(part ->
                menus.computeIfAbsent(part.menu(), name -> new ArrayList<>()).add(part));
        menus.forEach((name, own) -> getMenus().add(menu(name, own)));
    }

    private static Menu menu(String name, List<MenuPart> parts) {
        Menu menu = new Menu(Texts.of("menu." + name));
        fill(menu, parts, false);
        boolean changes =
                parts.stream().flatMap(part -> part.entries().stream()).anyMatch(entry -> !(entry instanceof Command));
        if (changes) {
            menu.addEventHandler(Menu.ON_SHOWING, e -> {
                if (e.getTarget() == menu) {
                    fill(menu, parts, true);
                }
            });
        }
        return menu;
    }

    /** @param all also what comes and goes, such as runs; a start does not wait for it */
    private static void fill(Menu menu, List<MenuPart> parts, boolean all) {
        List<MenuItem> items = new ArrayList<>();
        for (MenuPart part : parts) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            for (MenuEntry entry : part.entries()) {
                if (entry instanceof Command command) {
                    items.add(item(command, true));
                } else if (entry instanceof MenuEntry.Submenu sub) {
                    Menu inner = new Menu(sub.title());
                    inner.setId(sub.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
                    inner.getItems().setAll(all ? items(sub.commands()) : List.of());
                    items.add(inner);
                } else if (entry instanceof MenuEntry.Line line && all) {
                    items.addAll(items(line.commands()));
                }
            }
        }
        menu.getItems().setAll(items);
    }

    private static List<MenuItem> items(Supplier<List<Command>> commands) {
        // Underscores are part of names of runs and lessons.
        return commands.get().stream().map(command -> item(command, false)).toList();
    }

    private static MenuItem item(Command command, boolean mnemonic) {
        MenuItem item;
        if (command.checked() == null) {
            item = new MenuItem(command.entry());
            item.setOnAction(e -> command.action().run());
        } else {
            CheckMenuItem check = new CheckMenuItem(command.entry());
            check.selectedProperty().bindBidirectional(command.checked());
            item = check;
        }
        item.setMnemonicParsing(mnemonic);
        item.setAccelerator(command.accelerator());
        item.disableProperty().bind(command.disabled());
        return item;
    }

    List<Command> commands() {
        List<Command> listed = new ArrayList<>();
        menus.forEach((name, parts) -> {
            String title = Texts.of("menu." + name);
            parts.forEach(part -> part.entries().forEach(entry -> {
                if (entry instanceof Command command) {
                    listed.add(command.in(title));
                } else if (entry instanceof MenuEntry.Submenu sub) {
                    sub.commands().get().forEach(command -> listed.add(command.in(title + " › " + sub.title())));
                } else if (entry instanceof MenuEntry.Line line) {
                    line.commands().get().forEach(command -> listed.add(command.in(title)));
                }
            }));
        });
        return listed;
    }
}
