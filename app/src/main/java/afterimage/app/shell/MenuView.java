package afterimage.app.shell;

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
                        new SeparatorMenuItem(),
                        item("Export strips as PNG…", "Shortcut+E", actions::exportStrips),
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
                        item("Next clip", "Page_Down", actions::nextClip),
                        item("Previous clip", "Page_Up", actions::previousClip),
                        item("Play or pause (Space)", null, actions::togglePlaying),
                        new SeparatorMenuItem(),
                        item("Dark or light", "Shortcut+Shift+L", actions::switchTheme));
        Menu help = new Menu("Help");
        help.getItems().add(item("About Afterimage", null, actions::showAbout));
        getMenus().addAll(file, run, view, help);
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
