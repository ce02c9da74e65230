package afterimage.app.shell;

import static afterimage.app.shell.Menus.check;
import static afterimage.app.shell.Menus.item;
import static afterimage.app.shell.Menus.keyed;
import static afterimage.app.shell.Menus.menu;

import afterimage.app.control.Command;
import afterimage.app.home.Pretrained;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu: every action by name, with its key. What cannot be done now is disabled. */
public final class MenuView extends MenuBar {
    private final WorkbenchActions actions;
    private final TransportViewModel transport;
    /** What comes with the program, by name; read once for all menus. */
    private final Map<String, Pretrained> given = new LinkedHashMap<>();

    private final Menu viewMenu;
    private final LessonsMenu lessons;

    MenuView(WorkbenchActions actions, TransportView transport, InsideView inside) {
        this.actions = actions;
        this.transport = transport.model();
        Pretrained.all().forEach(run -> given.put(run.spec().name(), run));
        this.viewMenu = view(inside);
        this.lessons = new LessonsMenu(actions.guidance().lessons());
        getMenus().addAll(file(), run(transport), viewMenu, study(), lessons, help());
    }

    private Menu file() {
        return menu(
                "File",
                item("New run", "Shortcut+N", actions::newRun, transport.busy()),
                item("Open run…", "Shortcut+O", actions::chooseRun, transport.busy()),
                recent(),
                given("Open a model that comes with the program", actions::open, transport.busy()),
                item("Save as…", "Shortcut+Shift+S", actions.files()::saveAs),
                new SeparatorMenuItem(),
                item("Import weights…", "Shortcut+I", actions.files()::importWeights, transport.busy()),
                item("Import clips…", "Shortcut+Shift+I", actions.files()::importClips),
                item("Choose runs folder…", null, actions.files()::chooseRunsFolder),
                new SeparatorMenuItem(),
                item("Export…", "Shortcut+E", actions::export),
                item("Export strips as PNG…", null, actions::exportStrips),
                item("Export players as GIF…", null, actions::exportPlayers),
                item("Export curves as PNG…", null, actions::exportChart),
                item("Export losses as CSV…", null, actions::exportLosses),
                others(),
                new SeparatorMenuItem(),
                item("Quit", "Shortcut+Q", actions::quit));
    }

    private Menu given(String words, Consumer<Pretrained> action, ObservableValue<Boolean> impossible) {
        Menu menu = new Menu(words);
        given.forEach((name, run) -> menu.getItems().add(item(name, null, () -> action.accept(run), impossible)));
        return menu;
    }

    private Menu others() {
        Menu menu = new Menu("Export for other programs");
        for (OtherProgram program : OtherProgram.values()) {
            menu.getItems()
                    .add(item(program.entry(), null, () -> actions.files().exportFor(program)));
        }
        return menu;
    }

    private Menu run(TransportView view) {
        RunListActions runs = actions.runs();
        return menu(
                "Run",
                item("Train", "Shortcut+Enter", actions::train, transport.cannotTrain()),
                item("Train until…", null, view::showUntil),
                item("Pause or go on", "Shortcut+Period", actions::pause, transport.notTraining()),
                item("Step", "Shortcut+Shift+Period", actions::step, transport.cannotStep()),
                item("Stop and save", "Shortcut+Shift+Enter", actions::stop, transport.notTraining()),
                new SeparatorMenuItem(),
                item("Rename (F2)", null, runs::rename, runs.notOneChosen()),
                item("Duplicate (Ctrl+D)", null, runs::duplicate, runs.noneChosen()),
                item("Delete (Del)", null, runs::delete, runs.noneChosen()),
                item("Undo (Ctrl+Z)", null, runs::undo, runs.nothingToUndo()),
                new SeparatorMenuItem(),
                item("Compare", null, runs::compare, runs.noneChosen()),
                given("Compare with a model that comes with the program", runs::compare, new SimpleBooleanProperty()),
                item("Stop comparing", null, runs::stopComparing, runs.noneCompared()));
    }

    private Menu view(InsideView inside) {
        ViewSwitches switches = actions.switches();
        CheckMenuItem asDecoded = check("As decoded", switches.asDecoded());
        asDecoded.disableProperty().bind(switches.notReversed());
        return menu(
                "View",
                item("Next clip", "Page Down", actions::nextClip),
                item("Previous clip", "Page Up", actions::previousClip),
                item("Play or pause (Space)", null, actions::togglePlaying),
                item("Next frame (→)", null, () -> actions.moveFrames(1)),
                item("Previous frame (←)", null, () -> actions.moveFrames(-1)),
                asDecoded,
                check("Log axis", switches.logAxis()),
                new SeparatorMenuItem(),
                item("Next inside tab", null, () -> inside.moveTab(1)),
                item("Previous inside tab", null, () -> inside.moveTab(-1)),
                item("Enlarge the inside", null, inside::toggleWhole),
                item("Fold the inside", null, inside::toggleFolded),
                new SeparatorMenuItem(),
                item("Dark or light", "Shortcut+Shift+L", actions::switchTheme),
                item("Projector mode", "F11", actions.guidance()::projector));
    }

    private Menu study() {
        StudyActions studies = actions.studies();
        return menu(
                "Study",
                item("Studies", "Shortcut+U", actions::showStudies),
                new SeparatorMenuItem(),
                item("Start the study or go on", null, studies::startStudy),
                item("Pause the study or go on", null, studies::pauseStudy, studies.noStudyTrains()),
                item("Stop the study and save", null, studies::stopStudy, studies.noStudyTrains()),
                item("Write the study's report", null, studies::reportStudy));
    }

    private Menu help() {
        return menu(
                "Help",
                item("Help", "F1", actions.guidance()::help),
                item("Terms", null, () -> actions.guidance().helpOn("Terms")),
                item("Keys", "Shortcut+Slash", () -> actions.guidance().helpOn("Keys")),
                item("Command list", "Shortcut+K", actions.guidance()::commands),
                item("Take the tour", null, actions.guidance()::tour),
                new SeparatorMenuItem(),
                item("Show log", null, actions.files()::showLog),
                item("About Afterimage", null, actions::showAbout));
    }

    /** Adds what hides and shows the columns at the sides. */
    void sides(BooleanProperty setup, BooleanProperty measures) {
        viewMenu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        keyed(check("Setup", setup), "Shortcut+1"),
                        keyed(check("Measures", measures), "Shortcut+2"));
    }

    /** Filled each time the menu opens, as runs come and go. */
    private Menu recent() {
        Menu menu = new Menu("Open recent");
        menu.setId("open-recent");
        // A submenu without entries would never open to be filled.
        fill(menu);
        menu.parentMenuProperty().addListener((p, before, now) -> {
            if (now != null) {
                now.addEventHandler(Menu.ON_SHOWING, e -> fill(menu));
            }
        });
        return menu;
    }

    private void fill(Menu menu) {
        menu.getItems().clear();
        for (Path run : actions.files().recentRuns()) {
            MenuItem entry = item(
                    run.getFileName() + "  –  " + run.getParent(), null, () -> actions.open(run), transport.busy());
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
        lessons.read();
        return MenuCommands.of(this);
    }
}
