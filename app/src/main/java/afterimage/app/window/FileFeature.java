package afterimage.app.window;

import afterimage.app.desk.FileDesk;
import afterimage.app.desk.OtherProgram;
import afterimage.app.desk.RunDesk;
import afterimage.app.feature.Command;
import afterimage.app.feature.Feature;
import afterimage.app.feature.MenuEntry;
import afterimage.app.feature.MenuPart;
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

/**
 * Files and folders of runs, weights and clips: asks which, and hands them to the desk.
 *
 * @param busy whether something trains or is opened
 */
public record FileFeature(Stage stage, FileDesk desk, RunDesk runs, ObservableValue<Boolean> busy) implements Feature {
    @Override
    public List<MenuPart> menus() {
        return List.of(
                new MenuPart(
                        "File",
                        Command.of(Texts.of("command.new-run"), runs::newRun)
                                .key("Shortcut+N")
                                .unless(busy),
                        Command.of(
                                        Texts.of("command.open-run"),
                                        () -> chooseFolder(Texts.of("window.open-folder"), runs::open))
                                .key("Shortcut+O")
                                .unless(busy),
                        new MenuEntry.Submenu(Texts.of("submenu.open-recent"), this::recent),
                        new MenuEntry.Submenu(Texts.of("submenu.shipped"), this::shipped),
                        Command.of(
                                        Texts.of("command.save-as"),
                                        () -> chooseTarget(Texts.of("window.save-copy"), desk.copyName(), desk::saveAs))
                                .key("Shortcut+Shift+S")),
                new MenuPart(
                        "File",
                        Command.of(
                                        Texts.of("command.import-weights"),
                                        () -> choose(
                                                Texts.of("window.weights-for"),
                                                Texts.of("window.weights"),
                                                "*.npz",
                                                desk::importWeights))
                                .key("Shortcut+I")
                                .unless(busy),
                        Command.of(
                                        Texts.of("command.import-clips"),
                                        () -> choose(
                                                Texts.of("window.clips-for"),
                                                Texts.of("window.clips"),
                                                "*.npy",
                                                desk::importClips))
                                .key("Shortcut+Shift+I"),
                        new MenuEntry.Submenu(Texts.of("submenu.other-programs"), this::otherPrograms),
                        Command.of(
                                Texts.of("command.runs-folder"),
                                () -> chooseFolder(Texts.of("window.runs-folder"), desk::useRuns))));
    }

    private List<Command> recent() {
        List<Command> recent = desk.recent().stream()
                .map(run -> Command.of(run.getFileName() + "  –  " + run.getParent(), () -> runs.open(run))
                        .unless(busy))
                .toList();
        return recent.isEmpty()
                ? List.of(Command.of(Texts.of("window.none-opened"), () -> {}).unless(new SimpleBooleanProperty(true)))
                : recent;
    }

    private List<Command> shipped() {
        return Pretrained.all().stream()
                .map(run -> Command.of(run.spec().name(), () -> runs.openBundled(run))
                        .unless(busy))
                .toList();
    }

    private List<Command> otherPrograms() {
        return Arrays.stream(OtherProgram.values())
                .map(program -> Command.of(
                        program.entry,
                        () -> chooseTarget(
                                program.title, desk.nameFor(program), file -> desk.exportFor(program, file))))
                .toList();
    }

    private void chooseTarget(String title, String name, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(desk.start().toFile());
        chooser.setInitialFileName(name);
        Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath).ifPresent(use);
    }

    private void choose(String title, String kind, String pattern, Consumer<Path> use) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind + " (" + pattern + ")", pattern));
        Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath).ifPresent(use);
    }

    private void chooseFolder(String title, Consumer<Path> use) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(desk.start().toFile());
        Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath).ifPresent(use);
    }

    @Override
    public void show(Mail mail) {
        desk.show(mail);
    }
}
