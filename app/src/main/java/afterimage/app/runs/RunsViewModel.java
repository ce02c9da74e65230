package afterimage.app.runs;

import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.RunName;
import afterimage.app.session.Worker;
import afterimage.app.theme.RunColours;
import afterimage.engine.trace.LossPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs in the user's folder, newest first: which is in view, which are compared, and what can be done to them. */
public final class RunsViewModel {
    /** What the list asks of others. */
    public interface Around {
        /** The run that trains or is about to; it must stay as it is. */
        Optional<Path> inUse();

        /** A run is no longer where it was. */
        void gone(Path run);

        /** Somebody else took the run in view away. */
        void vanished(Path run, String shownName);

        void renamed(Path run, String shownName);
    }

    private static final long LOOK_NANOSECONDS = 2_000_000_000;
    private static final long COUNT_NANOSECONDS = 1_000_000_000;

    private RunLibrary library;
    private final Worker background;
    private final Around around;
    private final Messages messages;
    private final ObservableList<RunEntry> runs = FXCollections.observableArrayList();
    private final ObservableList<RunEntry> shownRuns = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<Path> inView = new SimpleObjectProperty<>();
    /** The run that comes with the program, once it was in view; last in the list. */
    private final ObjectProperty<RunEntry> given = new SimpleObjectProperty<>();

    private final BooleanProperty bundledInView = new SimpleBooleanProperty();
    /** Where the run in view is; files know it only as of the last save. */
    private RunEntry live;
    /** A folder that is being deleted can no longer be asked. */
    private String nameInView;

    /** To be compared as soon as it is in the list. */
    private Path awaited;

    private List<Path> lastLook = List.of();
    private boolean looking;
    private long nextCount;
    private long nextLook = Long.MIN_VALUE;
    /** By slot of {@link RunColours}; null where the slot is free. */
    private final List<Path> compared = new ArrayList<>(Collections.nCopies(RunColours.COUNT, null));

    private final ObjectProperty<List<Path>> shownCompared = new SimpleObjectProperty<>(List.of());
    /** What can be done to runs, each with its way back. */
    final RunChanges changes;

    public RunsViewModel(Path folder, Worker background, Around around, Messages messages) {
        this.library = new RunLibrary(folder);
        this.background = background;
        this.around = around;
        this.messages = messages;
        changes = new RunChanges(this, background, around, messages);
        changes.use(library);
        changes.emptyTrash();
        refresh();
    }

    public ObservableList<RunEntry> runs() {
        return shownRuns;
    }

    /** The run in view, or null where it is not one of the user's. */
    public ReadOnlyObjectProperty<Path> inViewProperty() {
        return inView;
    }

    /** The run that comes with the program, or null before it was in view. */
    public ReadOnlyObjectProperty<RunEntry> bundledProperty() {
        return given;
    }

    public ReadOnlyBooleanProperty bundledInViewProperty() {
        return bundledInView;
    }

    boolean isInView(RunEntry entry) {
        return entry.isBundled() ? bundledInView.get() : entry.folder().equals(inView.get());
    }

    public void useFolder(Path other) {
        library = new RunLibrary(other);
        changes.use(library);
        // Those of the folder before did not vanish.
        runs.clear();
        refresh();
    }

    /** Runs held against the one in view, in the order of their colours; that one itself is not among them. */
    public ReadOnlyObjectProperty<List<Path>> comparedProperty() {
        return shownCompared;
    }

    public BooleanBinding undoableProperty() {
        return changes.undoable;
    }

    /** Slot of {@link RunColours}, or -1 for a run that is not compared. */
    public int colour(Path run) {
        return run == null || run.equals(inView.get()) ? -1 : compared.indexOf(run);
    }

    public Optional<RunEntry> entry(Path run) {
        return runs.stream().filter(entry -> entry.folder().equals(run)).findFirst();
    }

    public void refresh() {
        background.run(library::list, this::fill, messages::refuse);
    }

    private void fill(List<RunEntry> listed) {
        List<RunEntry> found = listed.stream().map(this::asItIs).toList();
        tellVanished(found);
        found.stream()
                .filter(entry -> isInView(entry) && !entry.isBroken())
                .forEach(entry -> nameInView = entry.name());
        if (!found.equals(runs)) {
            runs.setAll(found);
        }
        List<Path> gone =
                shownCompared.get().stream().filter(run -> entry(run).isEmpty()).toList();
        compared.replaceAll(run -> run != null && gone.contains(run) ? null : run);
        if (awaited != null && entry(awaited).isPresent()) {
            Path run = awaited;
            awaited = null;
            if (!compared.contains(run)) {
                toggleCompared(run);
            }
        }
        tellCompared();
    }

    /** A run that trains goes on in another folder with its next save, so it is not gone. */
    private void tellVanished(List<RunEntry> found) {
        Path run = inView.get();
        boolean before = run != null && entry(run).isPresent();
        boolean there = found.stream().anyMatch(entry -> entry.folder().equals(run));
        if (before && !there && around.inUse().filter(run::equals).isEmpty()) {
            inView.set(null);
            around.vanished(run, nameInView);
        }
    }

    private RunEntry asItIs(RunEntry entry) {
        return live != null && entry.folder().equals(live.folder()) && !entry.isBroken()
                ? entry.at(live.steps(), live.heldOut())
                : entry;
    }

    /** Looks every few seconds whether runs came or went by other hands, and counts the steps of the one that trains. */
    public void tick(long now) {
        if (now >= nextCount) {
            nextCount = now + COUNT_NANOSECONDS;
            showLive();
        }
        if (looking || now < nextLook) {
            return;
        }
        looking = true;
        nextLook = now + LOOK_NANOSECONDS;
        background.run(library::folders, this::looked, problem -> looking = false);
    }

    private void looked(List<Path> folders) {
        looking = false;
        if (!folders.equals(lastLook)) {
            lastLook = folders;
            refresh();
        }
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(this::show);
        if (live != null && mail.hasAny(News.Trained.class, News.Looked.class)) {
            Long steps = mail.of(News.Trained.class)
                    .map(news -> news.latest().step())
                    .orElse(live.steps());
            Optional<News.Looked> looked = mail.of(News.Looked.class);
            live = live.at(steps, last(looked.map(News.Looked::losses).orElse(List.of())));
            if (looked.isPresent()) {
                showLive();
            }
        }
        if (mail.hasAny(OpenedRun.class, News.Saved.class)) {
            refresh();
        }
    }

    private void showLive() {
        for (int i = 0; i < runs.size(); i++) {
            RunEntry now = asItIs(runs.get(i));
            if (!now.equals(runs.get(i))) {
                runs.set(i, now);
            }
        }
    }

    private void show(OpenedRun opened) {
        RunEntry entry = new RunEntry(
                opened.folder(),
                RunName.shown(opened.spec().name(), opened.folder()),
                opened.step(),
                last(opened.heldOut()),
                null);
        bundledInView.set(entry.isBundled());
        if (entry.isBundled()) {
            given.set(entry);
        }
        live = entry.isBundled() ? null : entry;
        inView.set(opened.folder());
        nameInView = entry.name();
        tellCompared();
    }

    /** NaN where only frames were looked at. */
    private static Double last(List<LossPoint> looks) {
        return looks.stream()
                .map(LossPoint::loss)
                .filter(loss -> !loss.isNaN())
                .reduce((before, now) -> now)
                .orElse(null);
    }

    /** Puts a run into the comparison, or takes it out. */
    public void toggleCompared(Path run) {
        int slot = compared.indexOf(run);
        if (slot >= 0) {
            compared.set(slot, null);
        } else if (run.equals(inView.get())) {
            messages.tell("The run in view is always drawn; choose others to compare it with");
            return;
        } else if (entry(run).map(RunEntry::isBroken).orElse(true)) {
            messages.refuse("This run cannot be compared: it cannot be read.");
            return;
        } else if (!compared.contains(null)) {
            messages.tell("At most " + RunColours.COUNT + " runs are compared at once; take one out first");
            return;
        } else {
            compared.set(compared.indexOf(null), run);
        }
        tellCompared();
    }

    /** Compares a model that comes with the program, by a copy among the user's runs. */
    public void compareBundled(Pretrained given) {
        RunLibrary own = library;
        background.run(
                () -> own.copyOf(given),
                copy -> {
                    awaited = copy;
                    refresh();
                },
                messages::refuse);
    }

    /** Compares just these with the run in view. */
    public void compare(List<Path> chosen) {
        compared.replaceAll(run -> run != null && chosen.contains(run) ? run : null);
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

    /** Moves runs to the trash, from where Undo brings them back. */
    public void delete(List<Path> chosen) {
        changes.delete(chosen);
    }

    public void undo() {
        changes.undo();
    }

    /** Why nothing but opening can be done to the run that comes with the program. */
    public void refuseBundled() {
        messages.tell("This model comes with the program and stays as it is; File, Save as makes a copy of your own");
    }

    /** The run that was deleted is no longer in view. */
    void left(Path run) {
        around.gone(run);
        if (run.equals(inView.get())) {
            inView.set(null);
        }
    }
}
