package afterimage.app;

import afterimage.app.export.Format;
import afterimage.app.home.Pretrained;
import afterimage.app.shell.FileActions;
import afterimage.app.shell.Guidance;
import afterimage.app.shell.RunListActions;
import afterimage.app.shell.StudyActions;
import afterimage.app.shell.ViewSwitches;
import afterimage.app.shell.WorkbenchActions;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** What the window's buttons and menus do. */
final class Actions implements WorkbenchActions {
    private final Stage stage;
    private final Theme theme;
    private final RunDesk desk;
    private final TheatreViewModel theatre;
    private final ExportDesk export;
    private final FileChoices files;
    private final Guidance guidance;
    private final RunListActions runs;
    private final StudyDesk studies;
    private final ViewSwitches switches;

    Actions(
            Stage stage,
            Theme theme,
            RunDesk desk,
            TheatreViewModel theatre,
            ExportDesk export,
            FileChoices files,
            Guidance guidance,
            RunListActions runs,
            StudyDesk studies,
            ViewSwitches switches) {
        this.stage = stage;
        this.theme = theme;
        this.desk = desk;
        this.theatre = theatre;
        this.export = export;
        this.files = files;
        this.guidance = guidance;
        this.runs = runs;
        this.studies = studies;
        this.switches = switches;
    }

    @Override
    public Guidance guidance() {
        return guidance;
    }

    @Override
    public void train() {
        // The button is about to be disabled; the keys for time belong to the window, not to the next field.
        stage.getScene().getRoot().requestFocus();
        desk.train();
    }

    @Override
    public void pause() {
        desk.pause();
    }

    @Override
    public void step() {
        desk.step();
    }

    @Override
    public void stop() {
        desk.stop();
    }

    @Override
    public void newRun() {
        desk.newRun();
    }

    @Override
    public void chooseRun() {
        files.chooseRun();
    }

    @Override
    public FileActions files() {
        return files;
    }

    @Override
    public void open(Path run) {
        desk.open(run);
    }

    @Override
    public void open(Pretrained run) {
        desk.openGiven(run);
    }

    @Override
    public RunListActions runs() {
        return runs;
    }

    @Override
    public void showStudies() {
        studies.show(stage, theme);
    }

    @Override
    public StudyActions studies() {
        return studies;
    }

    @Override
    public ViewSwitches switches() {
        return switches;
    }

    @Override
    public void export() {
        export.open(stage);
    }

    @Override
    public void exportStrips() {
        export("strips", Format.PNG);
    }

    @Override
    public void exportPlayers() {
        export("players", Format.GIF);
    }

    @Override
    public void exportChart() {
        export("curves", Format.PNG);
    }

    @Override
    public void exportLosses() {
        export("curves", Format.CSV);
    }

    private void export(String id, Format as) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export");
        chooser.setInitialFileName(id + as.ending());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(as.name(), "*" + as.ending()));
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            export.model().export(id, as, chosen.toPath());
        }
    }

    @Override
    public void togglePlaying() {
        theatre.togglePlaying();
    }

    @Override
    public void moveFrames(int by) {
        theatre.moveFrames(by);
    }

    @Override
    public void nextClip() {
        theatre.nextClip();
    }

    @Override
    public void previousClip() {
        theatre.previousClip();
    }

    @Override
    public void switchTheme() {
        theme.toggle();
    }

    @Override
    public void showAbout() {
        new AboutDialog(stage).show();
    }

    @Override
    public void quit() {
        desk.quit(() -> {
            stage.hide();
            Platform.exit();
        });
    }
}
