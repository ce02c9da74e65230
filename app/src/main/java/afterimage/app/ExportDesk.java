package afterimage.app;

import afterimage.app.export.Exhibit;
import afterimage.app.export.ExportView;
import afterimage.app.export.ExportViewModel;
import afterimage.app.export.FigureMaker;
import afterimage.app.export.FigureViewModel;
import afterimage.app.export.SystemClipboard;
import afterimage.app.home.Home;
import afterimage.app.home.Niceness;
import afterimage.app.home.Pretrained;
import afterimage.app.home.RememberedFolder;
import afterimage.app.home.Workers;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.RunName;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.BadInput;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** Ties exporting to the window: what it shows, where it says what happened, and the thread that writes. */
final class ExportDesk implements AutoCloseable {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;
    private static final long CLOSE_SECONDS = 20;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(Workers.named("export", Niceness::lower));
    private final FigureViewModel figure = new FigureViewModel();
    private final FigureMaker maker;
    private final RunsViewModel runs;
    private final Theme theme;
    private final ExportViewModel model;
    private Stage dialog;

    ExportDesk(Exhibits exhibits, FigureMaker maker, Theme theme, RunsViewModel runs, TransportViewModel transport) {
        this.maker = maker;
        this.runs = runs;
        this.theme = theme;
        List<Exhibit> all = new ArrayList<>(exhibits.all());
        all.add(maker.exhibit(figure));
        model = new ExportViewModel(
                all,
                new ExportViewModel.Around(
                        new SystemClipboard(),
                        new RememberedFolder(
                                Home.folder().resolve("export-folder.txt"),
                                Home.folder().resolve("exports")),
                        () -> Home.folderName(transport.runNameProperty().get()),
                        transport::tell,
                        transport::tellProblem),
                worker);
        model.follow(figure);
    }

    ExportViewModel model() {
        return model;
    }

    void pulse() {
        model.pulse();
    }

    /** Brings the dialog up. */
    void open(Stage owner) {
        if (dialog == null) {
            dialog = dialog(owner);
        }
        List<Path> folders = runs.runs().stream().map(RunEntry::folder).toList();
        Path inView = runs.inViewProperty().get();
        String given =
                runs.givenInViewProperty().get() ? runs.givenProperty().get().name() : "";
        model.opened();
        model.look(figure, () -> {
            maker.forget();
            return trained(folders, inView, given);
        });
        dialog.show();
        dialog.toFront();
    }

    private Stage dialog(Stage owner) {
        ExportView view = new ExportView(model, figure, () -> dialog.hide());
        Stage made = SideWindow.of(owner, theme, "Export", view, WIDTH, HEIGHT);
        made.initModality(Modality.WINDOW_MODAL);
        made.setMinWidth(WIDTH * 0.8);
        made.setMinHeight(HEIGHT * 0.9);
        made.setOnHidden(e -> model.closed());
        return made;
    }

    /**
     * What can be a row of a figure: the program's own runs and the user's trained ones.
     *
     * @param inView null where that is one of the program's own
     * @param given that one's name
     */
    private static List<FigureMaker.Run> trained(List<Path> folders, Path inView, String given) {
        List<FigureMaker.Run> found = new ArrayList<>();
        for (Path path : folders) {
            try {
                RunFolder folder = RunFolder.open(path);
                if (folder.hasCheckpoint()) {
                    found.add(new FigureMaker.Run(
                            RunName.shown(folder.spec().name(), path),
                            folder.spec(),
                            folder::checkpoint,
                            path.equals(inView)));
                }
            } catch (BadInput e) {
                LoggerFactory.getLogger(ExportDesk.class).warn("no row of a figure: {}", path, e);
            }
        }
        for (Pretrained run : Pretrained.all()) {
            RunSpec spec = run.spec();
            found.add(new FigureMaker.Run(
                    spec.name(), spec, run::checkpoint, spec.name().equals(given)));
        }
        return found;
    }

    /** Lets what is being written come to its end. */
    @Override
    public void close() {
        Workers.end(worker, "an export", CLOSE_SECONDS);
    }
}
