package afterimage.app.runs;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Renames, copies and deletes runs on disk, and takes each of these back. */
public final class RunChanges {
    /** What is told when it is done, the run that it changes, and whether that is gone then. */
    private record Undo(String what, Path run, boolean removes, Runnable work) {}

    private final RunsViewModel list;
    private final Worker background;
    private final RunsViewModel.Around around;
    private final Messages messages;
    /** The latest first. */
    private final ObservableList<Undo> undo = FXCollections.observableArrayList();

    final BooleanBinding undoable = Bindings.isNotEmpty(undo);
    private RunLibrary library;

    RunChanges(RunsViewModel list, Worker background, RunsViewModel.Around around, Messages messages) {
        this.list = list;
        this.background = background;
        this.around = around;
        this.messages = messages;
    }

    /** Other runs; what was done to those before stays done. */
    void use(RunLibrary runs) {
        library = runs;
        undo.clear();
    }

    void emptyTrash() {
        background.execute(library::emptyTrash, messages::refuse);
    }

    void rename(Path run, String name) {
        Optional<RunEntry> entry = list.entry(run);
        if (refused(run, "rename")
                || entry.map(e -> e.name().equals(name.strip())).orElse(true)) {
            return;
        }
        RunLibrary runs = library;
        change(() -> runs.rename(run, name), before -> {
            keep(Texts.of("runs.renamed.back"), run, false, () -> runs.rename(run, before));
            messages.tell(Texts.of("runs.renamed"));
            tellName(run);
        });
    }

    private void tellName(Path run) {
        background.run(() -> RunLibrary.entry(run), messages::refuse, entry -> around.renamed(run, entry.name()));
    }

    void duplicate(Path run) {
        RunLibrary runs = library;
        change(() -> runs.duplicate(run), copy -> {
            keep(Texts.of("runs.duplicated.back"), copy.folder(), true, () -> runs.delete(copy.folder()));
            messages.tell(Texts.of("runs.duplicated", copy.name()));
        });
    }

    /** Moves runs to the trash, from where Undo brings them back. */
    public void delete(List<Path> chosen) {
        RunLibrary runs = library;
        for (Path run : chosen) {
            if (!refused(run, "delete")) {
                String name = name(run);
                change(() -> runs.delete(run), lies -> {
                    keep(Texts.of("runs.deleted.back", name), run, false, () -> runs.restore(lies, run));
                    messages.tell(Texts.of("runs.deleted", name));
                    list.left(run);
                });
            }
        }
    }

    private void keep(String what, Path run, boolean removes, Runnable work) {
        undo.add(0, new Undo(what, run, removes, work));
    }

    private String name(Path run) {
        return list.entry(run).map(RunEntry::name).orElse(run.getFileName().toString());
    }

    private boolean refused(Path run, String what) {
        if (!isInUse(run)) {
            return false;
        }
        messages.refuseWhile(Texts.of("runs.trains." + what, name(run)), () -> isInUse(run));
        return true;
    }

    private boolean isInUse(Path run) {
        return around.inUse().filter(run::equals).isPresent();
    }

    void undo() {
        if (undo.isEmpty()) {
            messages.tell(Texts.of("runs.undo.nothing"));
            return;
        }
        Undo last = undo.get(0);
        if (refused(last.run, "undo")) {
            return;
        }
        undo.remove(0);
        Supplier<Path> work = () -> {
            last.work.run();
            return last.run;
        };
        change(work, run -> {
            messages.tell(last.what);
            if (last.removes) {
                list.left(run);
            } else {
                tellName(run);
            }
        });
    }

    private <T> void change(Supplier<T> work, Consumer<T> then) {
        background.run(work, messages::refuse, then);
        list.refresh();
    }
}
