package afterimage.app;

import afterimage.app.chart.LossChart;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.home.Home;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.shell.WorkbenchActions;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Pictures;
import afterimage.engine.clip.SafeFile;
import afterimage.engine.run.Program;
import afterimage.engine.run.ResultSheet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** What the window's buttons and menus do. */
final class Actions implements WorkbenchActions {
    private static final int PNG_SCALE = 2;
    private static final int GIF_SCALE = 3;
    private static final int CHART_WIDTH = 1200;
    private static final int CHART_HEIGHT = 700;

    private final Stage stage;
    private final Theme theme;
    private final RunDesk desk;
    private final TheatreViewModel theatre;
    private final CurvesViewModel curves;
    private final TransportViewModel transport;

    Actions(
            Stage stage,
            Theme theme,
            RunDesk desk,
            TheatreViewModel theatre,
            CurvesViewModel curves,
            TransportViewModel transport) {
        this.stage = stage;
        this.theme = theme;
        this.desk = desk;
        this.theatre = theatre;
        this.curves = curves;
        this.transport = transport;
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
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a run's folder");
        if (Files.isDirectory(Home.runs())) {
            chooser.setInitialDirectory(Home.runs().toFile());
        }
        File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    @Override
    public void open(Path run) {
        desk.open(run);
    }

    @Override
    public void exportStrips() {
        exportSheet("strips.png", (sheet, to) -> Pictures.writePng(to, sheet.strips(PNG_SCALE)));
    }

    @Override
    public void exportPlayers() {
        int fps = theatre.framesPerSecondProperty().get();
        exportSheet("players.gif", (sheet, to) -> Pictures.writeGif(to, sheet.players(GIF_SCALE), fps));
    }

    @Override
    public void exportChart() {
        export("loss.png", to -> {
            boolean log = curves.logarithmicProperty().get();
            double smoothing = curves.smoothingProperty().get();
            Pictures.writePng(
                    to,
                    LossChart.image(
                            curves.curves(), theme.paletteProperty().get(), log, smoothing, CHART_WIDTH, CHART_HEIGHT));
        });
    }

    @Override
    public void exportLosses() {
        export("loss.csv", to -> SafeFile.writeText(to, curves.toCsv()));
    }

    private interface SheetWriter {
        void write(ResultSheet sheet, Path to);
    }

    private void exportSheet(String name, SheetWriter writer) {
        ResultSheet sheet = theatre.sheet();
        if (sheet == null) {
            transport.tell("There is nothing to export yet");
            return;
        }
        export(name, to -> writer.write(sheet, to));
    }

    private void export(String name, Consumer<Path> write) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export");
        chooser.setInitialFileName(name);
        String suffix = name.substring(name.lastIndexOf('.'));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        suffix.substring(1).toUpperCase(java.util.Locale.ROOT), "*" + suffix));
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            writeTo(chosen.toPath(), write);
        }
    }

    /** Writes and says so, or says why not. */
    void writeTo(Path to, Consumer<Path> write) {
        try {
            write.accept(to);
            transport.tell("Written " + to);
        } catch (BadInput e) {
            transport.tellProblem(e.getMessage());
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
        Alert about = new Alert(
                Alert.AlertType.INFORMATION,
                "A desktop laboratory for video LSTMs, version " + Program.version()
                        + ".\n\nSrivastava, Mansimov, Salakhutdinov: Unsupervised Learning of Video Representations"
                        + " using LSTMs (2015). Shi et al.: Convolutional LSTM Network (2015). Greff et al.: LSTM: A"
                        + " Search Space Odyssey (2015).");
        about.initOwner(stage);
        about.setHeaderText("Afterimage");
        about.show();
    }

    @Override
    public void quit() {
        // Saving what trains may take a moment; the window need not stand there meanwhile.
        stage.hide();
        Platform.exit();
    }
}
