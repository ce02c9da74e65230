package afterimage.app.study;

import afterimage.app.home.Home;
import afterimage.app.session.StudyNews;
import afterimage.app.session.StudyReader;
import afterimage.engine.BadInput;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which study is shown, what it is at, and what can be done with it. */
public final class StudyViewModel {
    /** What the study shown is at. */
    public enum State {
        IDLE,
        /** Its folder is being read. */
        READING,
        RUNNING,
        PAUSED,
        /** It ends after the step it is in. */
        STOPPING
    }

    private final StudyShelf shelf;
    private final StudyAround around;
    private final TimeLeft timeLeft;
    private final StudyPlan plan = new StudyPlan();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper framesRevision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper resultsRevision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Path> report = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().compareTo(State.READING) > 0, state);
    private final BooleanBinding idle = state.isEqualTo(State.IDLE);
    private StudyEntry chosen;
    private StudyBoard board;
    private StudyPage page;
    /** Whether nobody has chosen a study yet. */
    private boolean untouched = true;

    /**
     * @param builtIn studies to choose from
     * @param nanoseconds a clock
     */
    public StudyViewModel(Collection<Study> builtIn, StudyAround around, LongSupplier nanoseconds) {
        this.shelf = new StudyShelf(builtIn);
        this.around = around;
        this.timeLeft = new TimeLeft(nanoseconds);
        show(shelf.entries().get(0));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether it trains or is paused; then nothing else can train. */
    public BooleanBinding active() {
        return active;
    }

    public BooleanBinding idle() {
        return idle;
    }

    /** One sentence on what happens, or on what is in the way. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Counts what changes each step. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Counts what changes about the frames. */
    public ReadOnlyIntegerProperty framesRevisionProperty() {
        return framesRevision.getReadOnlyProperty();
    }

    /** Counts what changes about results and the study itself. */
    public ReadOnlyIntegerProperty resultsRevisionProperty() {
        return resultsRevision.getReadOnlyProperty();
    }

    /** The page that was written last; null before. */
    public ReadOnlyObjectProperty<Path> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public StudyPlan plan() {
        return plan;
    }

    public List<StudyEntry> entries() {
        return shelf.entries();
    }

    public StudyEntry chosen() {
        return chosen;
    }

    public Study study() {
        return board.study();
    }

    public List<RunRow> rows() {
        return board.rows(state.get() == State.RUNNING);
    }

    /** What there is to see of the study in view. */
    public StudyPage page() {
        return page;
    }

    public void moveClip(int by) {
        page.moveClip(by);
        increment(framesRevision);
    }

    /** Looks for studies on disk; called when the view comes to be seen. */
    public void refresh() {
        around.list(this::list);
    }

    private void list(List<StudyFolder> folders) {
        shelf.list(folders, chosen);
        increment(resultsRevision);
        if (untouched) {
            untouched = false;
            show(shelf.entries().get(0));
            read(() -> {});
        }
    }

    /** Brings another study into view. */
    public void choose(StudyEntry entry) {
        if (!idle.get()) {
            message.set("Stop the study first to choose another.");
        } else if (!entry.isSameAs(chosen)) {
            message.set("");
            untouched = false;
            show(entry);
            read(() -> {});
        }
    }

    /** Opens a study's folder from anywhere. */
    public void open(Path folder) {
        try {
            StudyFolder opened = StudyFolder.open(folder);
            choose(new StudyEntry(opened.study(), opened));
            refresh();
        } catch (BadInput e) {
            message.set(e.getMessage());
        }
    }

    private void show(StudyEntry entry) {
        chosen = entry;
        board = new StudyBoard(entry.study());
        page = new StudyPage(board);
        report.set(null);
        plan.show(entry.study());
        changed();
    }

    /** Reads what the study's folder has; a study that was not begun has only its clips. */
    private void read(Runnable then) {
        StudyBoard own = board;
        around.truth(own.study(), known -> {
            if (own == board) {
                page.show(known);
                changed();
            }
        });
        if (chosen.folder() == null) {
            then.run();
            return;
        }
        state.set(State.READING);
        around.read(
                chosen.folder(),
                read -> {
                    own.take(read);
                    state.set(State.IDLE);
                    changed();
                    look(own, read);
                    then.run();
                },
                refused -> {
                    state.set(State.IDLE);
                    message.set(refused);
                });
    }

    private void look(StudyBoard own, StudyReader.Read read) {
        long first = own.study().seeds().get(0);
        read.results().progress().stream()
                .filter(now -> now.run().seed() == first && now.steps() > 0)
                .forEach(now -> around.look(chosen.folder(), now.run(), look -> {
                    own.take(now.run(), look);
                    increment(framesRevision);
                }));
    }

    /** Begins the study, or goes on with it. */
    public void start() {
        if (state.get() == State.PAUSED) {
            pause();
            return;
        }
        if (!idle.get()) {
            message.set("The study trains already.");
            return;
        }
        String refusal = around.refusal().orElse("");
        message.set(refusal);
        if (!refusal.isEmpty()) {
            return;
        }
        try {
            begin(plan.of(study()));
        } catch (BadInput e) {
            message.set(e.getMessage());
        }
    }

    private void begin(Study planned) {
        StudyFolder folder = chosen.folder();
        if (folder == null) {
            folder = StudyFolder.create(Home.free(around.folder(), planned.name()), planned);
        } else if (!folder.study().equals(planned)) {
            folder.change(planned);
        }
        StudyFolder going = folder;
        show(new StudyEntry(planned, going));
        // What there is comes first, so that its curves go on.
        read(() -> {
            String refusal = around.refusal().orElse("");
            message.set(refusal);
            if (refusal.isEmpty()) {
                timeLeft.begin(board.share());
                state.set(State.RUNNING);
                around.start(going);
                refresh();
            }
        });
    }

    /** Pauses after the step it is in, or goes on. */
    public void pause() {
        if (state.get() == State.RUNNING) {
            around.pause();
            state.set(State.PAUSED);
            message.set(String.format(Locale.ROOT, "Paused at %.0f %% of the study.", Math.floor(100 * board.share())));
        } else if (state.get() == State.PAUSED) {
            around.resume();
            timeLeft.begin(board.share());
            state.set(State.RUNNING);
        }
        increment(revision);
    }

    /** Ends the sitting; everything is saved, and Start goes on. */
    public void stop() {
        if (active.get()) {
            state.set(State.STOPPING);
            around.stop();
        }
    }

    /** Writes the report of what is saved. */
    public void writeReport() {
        if (chosen.folder() == null) {
            message.set("There is nothing to report yet; start the study first.");
            return;
        }
        message.set("The report is being written …");
        around.report(
                chosen.folder(),
                page -> {
                    report.set(page);
                    message.set("The report is in " + page);
                },
                message::set);
    }

    public void openReport() {
        if (report.get() != null) {
            around.show(report.get());
        }
    }

    /** Brings a run of the study into view in the main window. */
    public void open(StudyRun run) {
        if (chosen.folder() != null) {
            around.open(chosen.folder().path(run));
        }
    }

    public List<StudyAround.Candidate> candidates() {
        return around.candidates();
    }

    /**
     * Makes a study of runs; it begins with Start.
     *
     * @param equal whether members get as many parameters as the smallest one
     */
    public boolean compose(String title, List<StudyAround.Candidate> runs, boolean equal) {
        try {
            Study composed = Composition.study(title, runs);
            Study made = equal ? composed.withEqualParameters() : composed;
            BadInput.unless(idle.get(), "Stop the study first to compose another.");
            message.set("");
            untouched = false;
            show(new StudyEntry(made, null));
            shelf.put(chosen);
            read(() -> {});
            return true;
        } catch (BadInput e) {
            message.set(e.getMessage());
            return false;
        }
    }

    /** Adds runs' settings as members, also while it trains. */
    public boolean add(List<StudyAround.Candidate> runs) {
        try {
            Study grown = Composition.more(study(), runs);
            if (chosen.folder() != null) {
                chosen.folder().change(grown);
            }
            chosen = new StudyEntry(grown, chosen.folder());
            board.change(grown);
            shelf.put(chosen);
            message.set("");
            changed();
            return true;
        } catch (BadInput e) {
            message.set(e.getMessage());
            return false;
        }
    }

    /** What happened since the last pulse. */
    public void show(List<StudyNews> news) {
        if (news.isEmpty()) {
            return;
        }
        for (StudyNews each : news) {
            board.take(each);
            if (each instanceof StudyNews.Look) {
                increment(framesRevision);
            } else if (each instanceof StudyNews.Ended ended) {
                end(ended.problem());
            } else if (!(each instanceof StudyNews.Step || each instanceof StudyNews.Measuring)) {
                increment(resultsRevision);
            }
        }
        if (state.get() == State.RUNNING) {
            message.set(String.format(
                    Locale.ROOT,
                    "The study trains: %.0f %%%s.",
                    Math.floor(100 * board.share()),
                    timeLeft.words(board.share())));
        }
        increment(revision);
    }

    private void end(String problem) {
        StudyResults results = board.results();
        boolean stopped = state.get() == State.STOPPING;
        state.set(State.IDLE);
        if (!problem.isEmpty()) {
            message.set(problem);
        } else if (results.isComplete()) {
            message.set("The study is done.");
        } else if (stopped) {
            message.set("Stopped and saved; Start goes on.");
        } else {
            message.set("Some runs could not go on; their rows say why.");
        }
        changed();
        refresh();
    }

    private void changed() {
        increment(revision);
        increment(framesRevision);
        increment(resultsRevision);
    }

    private static void increment(ReadOnlyIntegerWrapper counter) {
        counter.set(counter.get() + 1);
    }
}
