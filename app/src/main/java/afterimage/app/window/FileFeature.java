package afterimage.app.window;

import afterimage.app.desk.FileDesk;
import afterimage.app.desk.RunDesk;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Files and folders of runs, weights and clips: asks which, and hands them to the desk, most only while idle. */
public record FileFeature(Stage stage, FileDesk desk, RunDesk runs, ObservableValue<Boolean> busy) implements Feature {
    @Override
    public List<MenuPart> menus() {
        Runnable weights = () -> choose("window.weights", "*.npz", desk::importWeights);
        return List.of(
                new MenuPart(
                        "File",
                        Command.called("command.new-run", runs::newRun, busy).key("Shortcut+N"),
                        Command.called("command.open-run", () -> chooseFolder("window.open-folder", runs::open), busy)
                                .key("Shortcut+O"),
                        new MenuEntry.Submenu(Texts.of("submenu.open-recent"), this::recent),
                        new MenuEntry.Submenu(Texts.of("submenu.shipped"), this::shipped),
                        Command.called("command.save-as", this::saveAs).key("Shortcut+Shift+S")),
                new MenuPart(
                        "File",
                        Command.called("command.import-weights", weights, busy).key("Shortcut+I"),
                        Command.called("command.import-clips", () -> choose("window.clips", "*.npy", desk::importClips))
                                .key("Shortcut+Shift+I"),
                        new MenuEntry.Submenu(Texts.of("submenu.other-programs"), this::otherPrograms),
                        Command.called("command.runs-folder", this::chooseRuns)));
    }

    void chooseRuns() {
        chooseFolder("window.runs-folder", desk::useRuns);
    }

    private List<Command> recent() {
        List<Command> recent = desk.recent().stream()
                .map(run -> Command.of(run.getFileName() + "  –  " + run.getParent(), () -> runs.open(run))
                        .unless(busy))
                .toList();
        return recent.isEmpty()
                ? List.of(Command.called("window.none-opened", () -> {}, new SimpleBooleanProperty(true)))
                : recent;
    }

    private List<Command> shipped() {
        return Pretrained.all().stream()
                .map(run -> Command.of(run.spec().name(), () -> runs.openBundled(run))
                        .unless(busy))
                .toList();
    }

    private List<Command> otherPrograms() {
        Consumer<FileDesk.OtherProgram> write =
                program -> chooseTarget(program.title, desk.nameFor(program), file -> desk.exportFor(program, file));
        return Arrays.stream(FileDesk.OtherProgram.values())
                .map(program -> Command.of(program.entry, () -> write.accept(program)))
                .toList();
    }

    private void saveAs() {
        chooseTarget(Texts.of("window.save-copy"), desk.copyName(), desk::saveAs);
    }

    private void chooseTarget(String title, String name, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(desk.start().toFile());
        chooser.setInitialFileName(name);
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(use);
    }

    private void choose(String kind, String pattern, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of(kind + "-for"));
        String words = Texts.of(kind) + " (" + pattern + ")";
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words, pattern));
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(use);
    }

    private void chooseFolder(String title, Consumer<Path> use) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of(title));
        chooser.setInitialDirectory(desk.start().toFile());
        Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath).ifPresent(use);
    }

    @Override
    public void show(Mail mail) {
        desk.show(mail);
    }
}
