package afterimage.app.shell;

import afterimage.app.control.Command;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The menu: every action by name, with its key. */
public final class MenuView extends MenuBar {
    public MenuView(WorkbenchActions actions) {
        Menu file = new Menu("File");
        file.getItems()
                .addAll(
                        item("New run", "Shortcut+N", actions::newRun),
                        item("Open run…", "Shortcut+O", actions::chooseRun),
                        recent(actions),
                        item("Save as…", "Shortcut+Shift+S", actions.files()::saveAs),
                        new SeparatorMenuItem(),
                        item("Import weights…", "Shortcut+I", actions.files()::importWeights),
                        item("Import clips…", "Shortcut+Shift+I", actions.files()::importClips),
                        item("Choose runs folder…", null, actions.files()::chooseRunsFolder),
                        new SeparatorMenuItem(),
                        item("Export…", "Shortcut+E", actions::export),
                        item("Export strips as PNG…", null, actions::exportStrips),
                        item("Export players as GIF…", null, actions::exportPlayers),
                        item("Export curves as PNG…", null, actions::exportChart),
                        item("Export losses as CSV…", null, actions::exportLosses),
                        new SeparatorMenuItem(),
                        item("Quit", "Shortcut+Q", actions::quit));
        Menu run = new Menu("Run");
        run.getItems()
                .addAll(
                        item("Train", "Shortcut+Enter", actions::train),
                        item("Pause or go on", "Shortcut+Period", actions::pause),
                        item("Step", "Shortcut+Shift+Period", actions::step),
                        item("Stop and save", null, actions::stop));
        Menu view = new Menu("View");
        view.getItems()
                .addAll(
                        item("Next clip", "Page Down", actions::nextClip),
                        item("Previous clip", "Page Up", actions::previousClip),
                        item("Play or pause (Space)", null, actions::togglePlaying),
                        item("Next frame (→)", null, () -> actions.moveFrames(1)),
                        item("Previous frame (←)", null, () -> actions.moveFrames(-1)),
                        new SeparatorMenuItem(),
                        item("Dark or light", "Shortcut+Shift+L", actions::switchTheme),
                        item("Projector mode", "F11", actions.guidance()::projector));
        Menu help = new Menu("Help");
        help.getItems()
                .addAll(
                        item("Help", "F1", actions.guidance()::help),
                        item("Terms", null, () -> actions.guidance().helpOn("Terms")),
                        item("Keys", "Shortcut+Slash", () -> actions.guidance().helpOn("Keys")),
                        item("Command list", "Shortcut+K", actions.guidance()::commands),
                        item("Take the tour", null, actions.guidance()::tour),
                        new SeparatorMenuItem(),
                        item("Show log", null, actions.files()::showLog),
                        item("About Afterimage", null, actions::showAbout));
        getMenus().addAll(file, run, view, help);
    }

    /** Filled each time the menu opens, as runs come and go. */
    private static Menu recent(WorkbenchActions actions) {
        Menu menu = new Menu("Open recent");
        menu.setId("open-recent");
        // A submenu without entries would never open to be filled.
        fill(menu, actions);
        menu.parentMenuProperty().addListener((p, before, now) -> {
            if (now != null) {
                now.addEventHandler(Menu.ON_SHOWING, e -> fill(menu, actions));
            }
        });
        return menu;
    }

    private static void fill(Menu menu, WorkbenchActions actions) {
        menu.getItems().clear();
        for (Path run : actions.files().recentRuns()) {
            MenuItem entry = item(run.getFileName() + "  –  " + run.getParent(), null, () -> actions.open(run));
            // Underscores are part of names here.
            entry.setMnemonicParsing(false);
            menu.getItems().add(entry);
        }
        if (menu.getItems().isEmpty()) {
            MenuItem none = new MenuItem("No runs opened yet");
            none.setDisable(true);
            menu.getItems().add(none);
        }
    }

    /** Everything that the menus offer, as it is now. */
    public List<Command> commands() {
        return MenuCommands.of(this);
    }

    private static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> action.run());
        if (keys != null) {
            item.setAccelerator(KeyCombination.keyCombination(keys));
        }
        return item;
    }
}
