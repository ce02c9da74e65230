package afterimage.app.study;

import afterimage.app.home.Home;
import afterimage.app.session.StudyNews;
import afterimage.app.session.StudyReader;
import afterimage.engine.BadInput;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRun;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

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

    final StudyPlan plan = new StudyPlan();
    /** Counts what changes each step. */
    final IntegerProperty revision = new SimpleIntegerProperty();
    /** Counts what changes about the frames. */
    final IntegerProperty framesRevision = new SimpleIntegerProperty();
    /** Counts what changes about results and the study itself. */
    final IntegerProperty resultsRevision = new SimpleIntegerProperty();

    private final StudyShelf shelf;
    private final StudyAround around;
    private final TimeLeft timeLeft;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Path> report = new ReadOnlyObjectWrapper<>();
    /** Whether it trains or is paused; then nothing else can train. */
    public final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().compareTo(State.READING) > 0, state);

    final BooleanBinding idle = state.isEqualTo(State.IDLE);
    private StudyShelf.Entry chosen;
    private StudyBoard board;
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

    /** One sentence on what happens, or on what is in the way. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The page that was written last; null before. */
    public ReadOnlyObjectProperty<Path> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public List<StudyShelf.Entry> entries() {
        return shelf.entries();
    }

    StudyShelf.Entry chosen() {
        return chosen;
    }

    public Study study() {
        return board.study();
    }

    public List<StudyBoard.Row> rows() {
        return board.rows(state.get() == State.RUNNING);
    }

    /** What there is to see of the study in view. */
    public StudyBoard board() {
        return board;
    }

    List<StudyAround.Candidate> candidates() {
        return around.candidates();
    }

    void moveClip(int by) {
        board.moveClip(by);
        increment(framesRevision);
    }

    /** Looks for studies on disk; called when the view comes to be seen. */
    public void refresh() {
        around.ask(reader -> reader.list(around.folder()), this::list, around::tellProblem);
    }

    private void list(List<StudyFolder> folders) {
        shelf.list(folders, chosen);
        increment(resultsRevision);
        if (untouched) {
            take(shelf.entries().get(0));
        }
    }

    /** Brings another study into view. */
    public void choose(StudyShelf.Entry entry) {
        if (!idle.get()) {
            message.set("Stop the study first to choose another.");
        } else if (!entry.isSameAs(chosen)) {
            message.set("");
            take(entry);
        }
    }

    /** Opens a study's folder from anywhere. */
    void open(Path folder) {
        attempt(() -> {
            StudyFolder opened = StudyFolder.open(folder);
            choose(new StudyShelf.Entry(opened.study(), opened));
            refresh();
        });
    }

    /** Does what may be refused; then its sentence is told. */
    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (BadInput e) {
            message.set(e.getMessage());
            return false;
        }
    }

    private void take(StudyShelf.Entry entry) {
        untouched = false;
        show(entry);
        read(() -> {});
    }

    private void show(StudyShelf.Entry entry) {
        chosen = entry;
        board = new StudyBoard(entry.study());
        report.set(null);
        plan.show(entry.study());
        changed();
    }

    /** Reads what the study's folder has; a study that was not begun has only its clips. */
    private void read(Runnable then) {
        StudyBoard own = board;
        StudyFolder folder = chosen.folder();
        around.ask(
                reader -> reader.truth(own.study()),
                known -> {
                    own.take(known);
                    if (own == board) {
                        changed();
                    }
                },
                around::tellProblem);
        if (folder == null) {
            then.run();
            return;
        }
        state.set(State.READING);
        around.ask(
                reader -> reader.read(folder),
                read -> {
                    own.take(read);
                    state.set(State.IDLE);
                    changed();
                    look(own, read, folder);
                    then.run();
                },
                refused -> {
                    state.set(State.IDLE);
                    message.set(refused);
                });
    }

    private void look(StudyBoard own, StudyReader.Read read, StudyFolder folder) {
        long first = own.study().seeds().get(0);
        read.results().progress().stream()
                .filter(now -> now.run().seed() == first && now.steps() > 0)
                .forEach(now -> around.ask(
                        reader -> reader.look(folder, now.run()),
                        look -> {
                            own.take(now.run(), look);
                            increment(framesRevision);
                        },
                        around::tellProblem));
    }

    /** Begins the study, or goes on with it. */
    public void start() {
        if (state.get() == State.PAUSED) {
            pause();
        } else if (!idle.get()) {
            message.set("The study trains already.");
        } else if (mayTrain()) {
            attempt(() -> begin(plan.of(study())));
        }
    }

    /** Tells why no study can train now, if that is so. */
    private boolean mayTrain() {
        String refusal = around.refusal().orElse("");
        message.set(refusal);
        return refusal.isEmpty();
    }

    private void begin(Study planned) {
        StudyFolder going = chosen.folder() != null
                ? chosen.folder()
                : StudyFolder.create(Home.free(around.folder(), planned.name()), planned);
        if (!going.study().equals(planned)) {
            going.change(planned);
        }
        show(new StudyShelf.Entry(planned, going));
        // What there is comes first, so that its curves go on.
        read(() -> {
            if (mayTrain()) {
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
            message.set(String.format(Locale.ROOT, "Paused at %.0f %% of the study.", percent()));
        } else if (state.get() == State.PAUSED) {
            around.resume();
            timeLeft.begin(board.share());
            state.set(State.RUNNING);
        }
        increment(revision);
    }

    private double percent() {
        return Math.floor(100 * board.share());
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
        StudyFolder folder = chosen.folder();
        if (folder == null) {
            message.set("There is nothing to report yet; start the study first.");
            return;
        }
        message.set("The report is being written …");
        around.ask(
                reader -> reader.report(folder),
                page -> {
                    report.set(page);
                    message.set("The report is in " + page);
                },
                message::set);
    }

    void openReport() {
        if (report.get() != null) {
            around.show(report.get());
        }
    }

    /** Brings a run of the study into view in the main window. */
    void open(StudyRun run) {
        if (chosen.folder() != null) {
            around.open(chosen.folder().path(run));
        }
    }

    /**
     * Makes a study of runs; it begins with Start.
     *
     * @param equal whether members get as many parameters as the smallest one
     */
    boolean compose(String title, List<StudyAround.Candidate> runs, boolean equal) {
        return attempt(() -> {
            Study composed = Composition.study(title, runs);
            Study made = equal ? composed.withEqualParameters() : composed;
            BadInput.unless(idle.get(), "Stop the study first to compose another.");
            message.set("");
            StudyShelf.Entry entry = new StudyShelf.Entry(made, null);
            shelf.put(entry);
            take(entry);
        });
    }

    /** Adds runs' settings as members, also while it trains. */
    boolean add(List<StudyAround.Candidate> runs) {
        return attempt(() -> {
            Study grown = Composition.more(study(), runs);
            if (chosen.folder() != null) {
                chosen.folder().change(grown);
            }
            chosen = new StudyShelf.Entry(grown, chosen.folder());
            board.change(grown);
            shelf.put(chosen);
            message.set("");
            changed();
        });
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
                    Locale.ROOT, "The study trains: %.0f %%%s.", percent(), timeLeft.words(board.share())));
        }
        increment(revision);
    }

    private void end(String problem) {
        boolean stopped = state.get() == State.STOPPING;
        state.set(State.IDLE);
        if (!problem.isEmpty()) {
            message.set(problem);
        } else if (board.results().isComplete()) {
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

    private static void increment(IntegerProperty counter) {
        counter.set(counter.get() + 1);
    }
}
