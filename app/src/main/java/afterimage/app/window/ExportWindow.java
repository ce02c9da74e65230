package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.export.ExportView;
import afterimage.app.export.ExportViewModel;
import afterimage.app.export.FigureMaker;
import afterimage.app.export.FigureViewModel;
import afterimage.app.export.SystemClipboard;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Messages;
import afterimage.app.system.Workers;
import afterimage.app.theme.Theme;
import afterimage.engine.BadInput;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** What is taken away: the dialog of all exhibits, the short ways to the usual ones, and the thread that writes. */
public final class ExportWindow implements Feature, AutoCloseable {
    private static final long CLOSE_SECONDS = 20;

    public final ExportViewModel model;

    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Workers.named("export", Workers.Niceness::lower));
    private final FigureViewModel figure = new FigureViewModel();
    private final FigureMaker maker;
    private final RunsViewModel runs;
    private final Stage owner;
    private final SideWindow dialog;

    /** @param runName names files */
    public ExportWindow(
            Stage owner,
            Theme theme,
            List<Exhibit> exhibits,
            FigureMaker maker,
            RunsViewModel runs,
            Messages messages,
            ObservableValue<String> runName) {
        this.owner = owner;
        this.maker = maker;
        this.runs = runs;
        List<Exhibit> all = new ArrayList<>(exhibits);
        all.add(maker.exhibit(figure));
        Path folder = Home.folder().resolve("exports");
        Supplier<String> name = () -> Home.folderName(runName.getValue());
        ExportViewModel.Around around =
                new ExportViewModel.Around(new SystemClipboard(), folder, name, messages::tell, messages::refuse);
        model = new ExportViewModel(all, around, worker);
        model.follow(figure);
        dialog = new SideWindow(owner, theme, Texts.of("window.export"), 900, 640, this::content).modal();
        Nodes.whenTurned(dialog.showing, false, model::closed);
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart(
                "File",
                Command.called("command.export", this::open).key("Shortcut+E"),
                Command.called("command.export-strips", () -> export("strips", Format.PNG)),
                Command.called("command.export-players", () -> export("players", Format.GIF)),
                Command.called("command.export-curves", () -> export("curves", Format.PNG)),
                Command.called("command.export-losses", () -> export("curves", Format.CSV))));
    }

    @Override
    public List<Remembered> remembered() {
        return List.of(model.remembered());
    }

    public void export(String id, Format as) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("window.export"));
        chooser.setInitialFileName(id + as.ending());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(as.name(), "*" + as.ending()));
        Optional.ofNullable(chooser.showSaveDialog(owner)).ifPresent(file -> model.export(id, as, file.toPath()));
    }

    @Override
    public void pulse(long now) {
        model.pulse();
    }

    public void open() {
        List<Path> folders = runs.entries.stream().map(RunEntry::folder).toList();
        Path inView = runs.inView.get();
        String given = runs.bundledInView.get() ? runs.bundled.get().name() : "";
        model.opened();
        model.look(figure, () -> {
            maker.forget();
            return trained(folders, inView, given);
        });
        dialog.show();
    }

    private Parent content() {
        return new ExportView(model, figure, dialog::hide);
    }

    /** What can be a row of a figure: the program's own runs and the user's trained ones; one of them is in view. */
    private static List<FigureMaker.Run> trained(List<Path> folders, Path inView, String given) {
        List<FigureMaker.Run> found = new ArrayList<>();
        for (Path path : folders) {
            try {
                RunFolder folder = RunFolder.open(path);
                if (folder.hasCheckpoint()) {
                    RunSpec spec = folder.spec();
                    String name = Home.shownName(spec.name(), path);
                    found.add(new FigureMaker.Run(name, spec, folder::checkpoint, path.equals(inView)));
                }
            } catch (BadInput e) {
                LoggerFactory.getLogger(ExportWindow.class).warn("no row of a figure: {}", path, e);
            }
        }
        for (Pretrained run : Pretrained.all()) {
            RunSpec spec = run.spec();
            found.add(new FigureMaker.Run(
                    spec.name(), spec, run::checkpoint, spec.name().equals(given)));
        }
        return found;
    }

    @Override
    public void close() {
        Workers.end(worker, "an export", CLOSE_SECONDS);
    }
}
