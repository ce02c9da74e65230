package afterimage.app.runs;

import afterimage.app.session.Background;
import afterimage.app.session.Mail;
import afterimage.app.theme.RunColours;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs in the user's folder, newest first: which is in view, which are compared, and what can be done to them. */
public final class RunsViewModel {
    /** What the list asks of others. */
    public interface Around {
        /** The run that trains or is about to; it must stay as it is. */
        Optional<Path> inUse();

        void tell(String message);

        void tellProblem(String sentence);

        /** A run is no longer where it was. */
        void gone(Path run);

        void renamed(Path run, String shownName);
    }

    /**
     * @param what is told when it is done
     * @param run that it changes
     * @param removes whether the run is gone then
     */
    private record Undo(String what, Path run, boolean removes, Runnable work) {}

    private RunLibrary library;
    private RunTrash trash;
    private final Background background;
    private final Around around;
    private final ObservableList<RunEntry> runs = FXCollections.observableArrayList();
    private final ObservableList<RunEntry> shownRuns = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<Path> inView = new ReadOnlyObjectWrapper<>();
    /** By slot of {@link RunColours}; null where the slot is free. */
    private final List<Path> compared = new ArrayList<>();

    private final ReadOnlyObjectWrapper<List<Path>> shownCompared = new ReadOnlyObjectWrapper<>(List.of());
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();

    public RunsViewModel(Path folder, Background background, Around around) {
        this.library = new RunLibrary(folder);
        this.trash = new RunTrash(folder);
        this.background = background;
        this.around = around;
        for (int slot = 0; slot < RunColours.COUNT; slot++) {
            compared.add(null);
        }
        background.run(
                () -> {
                    trash.empty();
                    return null;
                },
                nothing -> {},
                around::tellProblem);
        refresh();
    }

    public ObservableList<RunEntry> runs() {
        return shownRuns;
    }

    /** The run in view, or null where it is not one of the user's. */
    public ReadOnlyObjectProperty<Path> inViewProperty() {
        return inView.getReadOnlyProperty();
    }

    /** Lists the runs of another folder. */
    public void useFolder(Path other) {
        library = new RunLibrary(other);
        trash = new RunTrash(other);
        undo.clear();
        undoable.set(false);
        refresh();
    }

    /** Runs held against the one in view, in the order of their colours; that one itself is not among them. */
    public ReadOnlyObjectProperty<List<Path>> comparedProperty() {
        return shownCompared.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Slot of {@link RunColours}, or -1 for a run that is not compared. */
    public int colour(Path run) {
        return run.equals(inView.get()) ? -1 : compared.indexOf(run);
    }

    /** The run's line in the list, if it is there. */
    public Optional<RunEntry> entry(Path run) {
        return runs.stream().filter(entry -> entry.folder().equals(run)).findFirst();
    }

    public void refresh() {
        background.run(library::list, this::fill, around::tellProblem);
    }

    private void fill(List<RunEntry> found) {
        if (!found.equals(runs)) {
            runs.setAll(found);
        }
        for (Path run : List.copyOf(shownCompared.get())) {
            if (entry(run).isEmpty()) {
                compared.set(compared.indexOf(run), null);
            }
        }
        tellCompared();
    }

    public void show(Mail mail) {
        if (mail.opened() != null) {
            inView.set(mail.opened().folder());
            tellCompared();
        }
        if (mail.opened() != null || mail.savedStep() != null) {
            refresh();
        }
        if (mail.snapshot() != null && inView.get() != null) {
            Double loss = mail.heldOutLosses().isEmpty()
                    ? null
                    : (Double) mail.heldOutLosses()
                            .get(mail.heldOutLosses().size() - 1)
                            .loss();
            for (int i = 0; i < runs.size(); i++) {
                if (runs.get(i).folder().equals(inView.get())) {
                    runs.set(i, runs.get(i).at(mail.snapshot().step(), loss));
                }
            }
        }
    }

    /** Puts a run into the comparison, or takes it out. */
    public void toggleCompared(Path run) {
        int slot = compared.indexOf(run);
        if (slot >= 0) {
            compared.set(slot, null);
        } else if (run.equals(inView.get())) {
            around.tell("The run in view is always drawn; choose others to compare it with");
            return;
        } else if (entry(run).map(RunEntry::isBroken).orElse(true)) {
            around.tellProblem("This run cannot be compared: it cannot be read.");
            return;
        } else if (!compared.contains(null)) {
            around.tell("At most " + RunColours.COUNT + " runs are compared at once; take one out first");
            return;
        } else {
            compared.set(compared.indexOf(null), run);
        }
        tellCompared();
    }

    /** Compares just these with the run in view. */
    public void compare(List<Path> chosen) {
        compared.replaceAll(run -> chosen.contains(run) ? run : null);
        chosen.stream()
                .filter(run -> !compared.contains(run) && !run.equals(inView.get()))
                .forEach(this::toggleCompared);
        tellCompared();
    }

    private void tellCompared() {
        List<Path> now = compared.stream()
                .filter(run -> run != null && !run.equals(inView.get()))
                .toList();
        if (!now.equals(shownCompared.get())) {
            shownCompared.set(now);
        }
    }

    public void rename(Path run, String name) {
        Optional<RunEntry> entry = entry(run);
        if (refused(run, "renamed")
                || entry.map(e -> e.name().equals(name.strip())).orElse(true)) {
            return;
        }
        change(() -> library.rename(run, name), before -> {
            remember(new Undo("Renamed back", run, false, () -> library.rename(run, before)));
            around.tell("Renamed; Ctrl+Z undoes it");
            tellName(run);
        });
    }

    private void tellName(Path run) {
        background.run(() -> RunLibrary.entry(run), entry -> around.renamed(run, entry.name()), around::tellProblem);
    }

    public void duplicate(Path run) {
        change(() -> library.duplicate(run), copy -> {
            remember(new Undo("The copy is deleted", copy, true, () -> trash.put(copy)));
            around.tell("Duplicated as " + copy.getFileName());
        });
    }

    /** Moves runs to the trash, from where Undo brings them back. */
    public void delete(List<Path> chosen) {
        for (Path run : chosen) {
            if (!refused(run, "deleted")) {
                change(() -> trash.put(run), lies -> {
                    remember(new Undo(run.getFileName() + " is back", run, false, () -> trash.restore(lies, run)));
                    around.tell("Deleted " + run.getFileName() + "; Ctrl+Z brings it back");
                    left(run);
                });
            }
        }
    }

    private void left(Path run) {
        around.gone(run);
        if (run.equals(inView.get())) {
            inView.set(null);
        }
    }

    private boolean refused(Path run, String what) {
        boolean used = around.inUse().filter(run::equals).isPresent();
        if (used) {
            around.tellProblem("'" + run.getFileName() + "' cannot be " + what + " while it trains; stop it first.");
        }
        return used;
    }

    /** Takes back what was done last. */
    public void undo() {
        Undo last = undo.peekFirst();
        if (last == null) {
            around.tell("There is nothing to undo in the list of runs");
            return;
        }
        if (refused(last.run, "changed back")) {
            return;
        }
        undo.removeFirst();
        undoable.set(!undo.isEmpty());
        change(
                () -> {
                    last.work.run();
                    return last.run;
                },
                run -> {
                    around.tell(last.what);
                    if (last.removes) {
                        left(run);
                    } else {
                        tellName(run);
                    }
                });
    }

    private void remember(Undo step) {
        undo.addFirst(step);
        undoable.set(true);
    }

    private <T> void change(Supplier<T> work, Consumer<T> then) {
        background.run(work, then, around::tellProblem);
        refresh();
    }
}
