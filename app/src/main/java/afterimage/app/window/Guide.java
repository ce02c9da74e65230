package afterimage.app.window;

import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.help.CommandListView;
import afterimage.app.help.CommandListViewModel;
import afterimage.app.help.HelpPages;
import afterimage.app.help.HelpView;
import afterimage.app.help.HelpViewModel;
import afterimage.app.help.TourView;
import afterimage.app.help.TourViewModel;
import afterimage.app.home.FirstStart;
import afterimage.app.theme.Theme;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Help, the tour, the command list and projector mode of one window. */
public final class Guide implements Feature {
    public final TourViewModel tour = new TourViewModel();
    public final CommandListViewModel commands = new CommandListViewModel(() -> this.view.commands());
    public final SideWindow helpWindow;
    private final Stage stage;
    private final LogWindow log;
    private WorkbenchView view;
    private HelpViewModel help;
    private boolean listed;

    public Guide(Stage stage, Theme theme, LogWindow log) {
        this.stage = stage;
        this.log = log;
        Supplier<Parent> content = () -> new HelpView(help, theme.palette);
        helpWindow = new SideWindow(stage, theme, Texts.of("window.help"), 1000, 720, content);
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(
                new MenuPart(
                        "Help",
                        Command.called("command.help", this::help).key("F1"),
                        Command.called("command.terms", () -> helpOn("Terms")),
                        Command.called("command.keys", () -> helpOn("Keys")).key("Shortcut+Slash"),
                        Command.called("command.list", this::commands).key("Shortcut+K"),
                        Command.called("command.tour", tour::begin)),
                new MenuPart(
                        "Help",
                        Command.called("command.log", log::show),
                        Command.called(
                                "command.about", () -> Message.about(stage).show())));
    }

    /** Lays the tour over the window; called once, when there is one. */
    public void attach(WorkbenchView window, Scene scene) {
        view = window;
        view.lay(new TourView(tour));
        stage.setFullScreenExitHint("");
        // Esc may be meant for what lies over the window; escape() knows.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.fullScreenProperty().addListener((p, before, now) -> view.projector.set(now));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    /** Begins the tour for somebody who has not seen the program, and remembers that. */
    public void greet(FirstStart first) {
        if (first.greets()) {
            tour.begin();
        }
    }

    /** Opens Help where it was left, or closes it. */
    public void help() {
        if (helpWindow.showing.get()) {
            helpWindow.hide();
        } else {
            showHelp();
        }
    }

    /** Opens Help at a page, e.g. {@code Keys}. */
    public void helpOn(String page) {
        showHelp();
        help.open(page);
    }

    /** Opens the command list, or closes it; it is made when it is first asked for. */
    public void commands() {
        if (!listed) {
            listed = true;
            view.lay(new CommandListView(commands));
        }
        commands.toggle();
    }

    public void projector() {
        boolean now = !view.projector.on.get();
        // First, as the window is remembered as it was before; and also where a window manager refuses full screen.
        view.projector.set(now);
        stage.setFullScreen(now);
    }

    private void showHelp() {
        if (help == null) {
            help = new HelpViewModel(HelpPages.all(view.commands()));
        }
        boolean opens = !helpWindow.showing.get();
        helpWindow.show();
        if (opens) {
            helpWindow.stage().getScene().lookup("#help-query").requestFocus();
        }
    }

    /** Esc leaves projector mode also where the window is not in full screen. */
    private void escape(KeyEvent event) {
        boolean covered = tour.isOpen() || commands.open.get();
        if (event.getCode() == KeyCode.ESCAPE && !covered && view.projector.on.get()) {
            projector();
            event.consume();
        }
    }
}
