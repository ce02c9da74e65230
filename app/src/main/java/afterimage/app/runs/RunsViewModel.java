package afterimage.app.runs;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Worker;
import afterimage.app.theme.Palette;
import afterimage.engine.trace.LossPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs in the user's folder, newest first, and which of them is in view. */
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

    private final ObservableList<RunEntry> runs = FXCollections.observableArrayList();
    /** As it is shown; only this class changes it. */
    public final ObservableList<RunEntry> entries = FXCollections.unmodifiableObservableList(runs);
    /** The run in view, or null where it is not one of the user's. */
    public final ObjectProperty<Path> inView = new SimpleObjectProperty<>();
    /** The run that comes with the program, last in the list; null before it was in view. */
    public final ObjectProperty<RunEntry> bundled = new SimpleObjectProperty<>();

    public final BooleanProperty bundledInView = new SimpleBooleanProperty();
    /** Those held against the one in view. */
    public final ComparedRuns compared = new ComparedRuns();
    /** What can be done to runs, each with its way back. */
    public final RunChanges changes;

    private RunLibrary library;
    private final Worker background;
    private final Around around;
    private final Messages messages;
    /** Where the run in view is; files know it only as of the last save. */
    private RunEntry live;
    /** A folder that is being deleted can no longer be asked. */
    private String nameInView;

    private List<Path> lastLook = List.of();
    private boolean looking;
    private long nextCount;
    private long nextLook = Long.MIN_VALUE;

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

    public Optional<RunEntry> entry(Path run) {
        return runs.stream().filter(entry -> entry.folder().equals(run)).findFirst();
    }

    public void refresh() {
        background.run(library::list, messages::refuse, this::fill);
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
        compared.followList();
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
        if (!looking && now >= nextLook) {
            looking = true;
            nextLook = now + LOOK_NANOSECONDS;
            background.run(library::folders, problem -> looking = false, this::looked);
        }
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
        String name = Home.shownName(opened.spec().name(), opened.folder());
        RunEntry entry = new RunEntry(opened.folder(), name, opened.step(), last(opened.heldOut()), null);
        bundledInView.set(entry.isBundled());
        if (entry.isBundled()) {
            bundled.set(entry);
        }
        live = entry.isBundled() ? null : entry;
        inView.set(opened.folder());
        nameInView = entry.name();
        compared.tell();
    }

    /** NaN where only frames were looked at. */
    private static Double last(List<LossPoint> looks) {
        Stream<Double> losses = looks.stream().map(LossPoint::loss).filter(loss -> !loss.isNaN());
        return losses.reduce((before, now) -> now).orElse(null);
    }

    /** Compares a model that comes with the program, by a copy among the user's runs. */
    public void compareBundled(Pretrained given) {
        RunLibrary own = library;
        background.run(() -> own.copyOf(given), messages::refuse, copy -> {
            compared.await(copy);
            refresh();
        });
    }

    /** Why nothing but opening can be done to the run that comes with the program. */
    void refuseBundled() {
        messages.tell(Texts.of("runs.given.stays"));
    }

    /** The run that was deleted is no longer in view. */
    void left(Path run) {
        around.gone(run);
        if (run.equals(inView.get())) {
            inView.set(null);
        }
    }

    /** The runs that are held against the one in view. Each keeps its colour for as long as it is compared. */
    public final class ComparedRuns {
        /** In the order of their colours; the run in view is not among them. */
        public final ObjectProperty<List<Path>> runs = new SimpleObjectProperty<>(List.of());
        /** By slot, see {@link Palette#run}; null where the slot is free. */
        private final List<Path> slots = new ArrayList<>(Collections.nCopies(Palette.RUNS, null));
        /** To be compared as soon as it is in the list. */
        private Path awaited;

        /** Its colour, see {@link Palette#run}, or -1 for a run that is not compared. */
        public int colour(Path run) {
            return run == null || run.equals(inView.get()) ? -1 : slots.indexOf(run);
        }

        /** Puts a run into the comparison, or takes it out. */
        public void toggle(Path run) {
            int slot = slots.indexOf(run);
            if (slot >= 0) {
                slots.set(slot, null);
            } else if (run.equals(inView.get())) {
                messages.tell(Texts.of("runs.compared.in-view"));
                return;
            } else if (entry(run).map(RunEntry::isBroken).orElse(true)) {
                messages.refuse(Texts.of("runs.compared.broken"));
                return;
            } else if (!slots.contains(null)) {
                messages.tell(Texts.of("runs.compared.most", Palette.RUNS));
                return;
            } else {
                slots.set(slots.indexOf(null), run);
            }
            tell();
        }

        /** Compares just these with the run in view. */
        public void compare(List<Path> chosen) {
            slots.replaceAll(run -> run != null && chosen.contains(run) ? run : null);
            chosen.stream()
                    .filter(run -> !slots.contains(run) && !run.equals(inView.get()))
                    .forEach(this::toggle);
            tell();
        }

        void await(Path run) {
            awaited = run;
        }

        void followList() {
            List<Path> gone =
                    runs.get().stream().filter(run -> entry(run).isEmpty()).toList();
            slots.replaceAll(run -> run != null && gone.contains(run) ? null : run);
            if (awaited != null && entry(awaited).isPresent()) {
                Path run = awaited;
                awaited = null;
                if (!slots.contains(run)) {
                    toggle(run);
                }
            }
            tell();
        }

        /** Another run may be in view. */
        void tell() {
            List<Path> now = slots.stream()
                    .filter(run -> run != null && !run.equals(inView.get()))
                    .toList();
            if (!now.equals(runs.get())) {
                runs.set(now);
            }
        }
    }
}
