package afterimage.app;

import afterimage.app.help.CommandListView;
import afterimage.app.help.CommandListViewModel;
import afterimage.app.help.HelpPages;
import afterimage.app.help.HelpView;
import afterimage.app.help.HelpViewModel;
import afterimage.app.help.TourView;
import afterimage.app.help.TourViewModel;
import afterimage.app.home.FirstStart;
import afterimage.app.shell.Guidance;
import afterimage.app.shell.LessonMenu;
import afterimage.app.shell.WorkbenchView;
import afterimage.app.theme.Theme;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Help, the tour, the command list and projector mode of one window. */
final class Guide implements Guidance {
    private static final double HELP_WIDTH = 1000;
    private static final double HELP_HEIGHT = 720;

    private final Stage stage;
    private final Theme theme;
    private final TourViewModel tour = new TourViewModel();
    private LessonMenu lessons;
    private WorkbenchView view;
    private CommandListViewModel commands;
    private HelpViewModel help;
    private Stage helpStage;
    private boolean listed;

    Guide(Stage stage, Theme theme) {
        this.stage = stage;
        this.theme = theme;
    }

    /** Lays the tour over the window; called once, when there is one. */
    void attach(WorkbenchView window, Scene scene) {
        view = window;
        commands = new CommandListViewModel(view::commands);
        view.lay(new TourView(tour));
        stage.setFullScreenExitHint("");
        // Esc may be meant for what lies over the window; escape() knows.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.fullScreenProperty()
                .addListener((p, before, now) -> view.projector().set(now));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    /** Begins the tour for somebody who has not seen the program, and remembers that. */
    void greet(FirstStart first) {
        if (first.isFirst()) {
            first.over();
            tour.begin();
        }
    }

    @Override
    public void help() {
        if (helpStage != null && helpStage.isShowing()) {
            helpStage.hide();
        } else {
            showHelp();
        }
    }

    @Override
    public void helpOn(String page) {
        showHelp();
        help.open(page);
    }

    @Override
    public void tour() {
        tour.begin();
    }

    /** Called once, before there is a window. */
    void offer(LessonMenu menu) {
        lessons = menu;
    }

    @Override
    public LessonMenu lessons() {
        return lessons;
    }

    /** The list is made when it is first asked for. */
    @Override
    public void commands() {
        if (!listed) {
            listed = true;
            view.lay(new CommandListView(commands));
        }
        commands.toggle();
    }

    @Override
    public void projector() {
        boolean now = !view.projector().onProperty().get();
        // First, as the window is remembered as it was before; and also where a window manager refuses full screen.
        view.projector().set(now);
        stage.setFullScreen(now);
    }

    private void showHelp() {
        if (helpStage == null) {
            help = new HelpViewModel(HelpPages.all(view.commands()));
            HelpView page = new HelpView(help, theme.paletteProperty());
            helpStage = SideWindow.of(stage, theme, "Afterimage Help", page, HELP_WIDTH, HELP_HEIGHT);
            helpStage.setOnShown(e -> page.focusSearch());
        }
        helpStage.show();
        helpStage.toFront();
    }

    /** Esc leaves projector mode also where the window is not in full screen. */
    private void escape(KeyEvent event) {
        boolean covered = tour.isOpen() || commands.openProperty().get();
        if (event.getCode() == KeyCode.ESCAPE
                && !covered
                && view.projector().onProperty().get()) {
            projector();
            event.consume();
        }
    }

    // For tests of the real window.

    Stage helpStage() {
        return helpStage;
    }

    TourViewModel tourModel() {
        return tour;
    }

    CommandListViewModel commandModel() {
        return commands;
    }
}
