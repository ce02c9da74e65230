package afterimage.app.study;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.session.Revision;
import afterimage.app.session.SessionState;
import afterimage.app.session.StudySession;
import afterimage.app.session.Worker;
import afterimage.engine.BadInput;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyEvent;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRun;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Knows which study is shown, and does what can be done with it. */
public final class StudyViewModel {
    final StudyPlan plan = new StudyPlan();
    public final StudyTraining training;
    /** Counts what changes each step. */
    final Revision revision = new Revision();
    /** Counts what changes about the frames. */
    final Revision framesRevision = new Revision();
    /** Counts what changes about results and the study itself. */
    final Revision resultsRevision = new Revision();

    public final StudyShelf shelf;
    private final StudyReader reader;
    private final Worker background;
    final Around around;
    /** The page that was written last; null before. */
    public final ObjectProperty<Path> report = new SimpleObjectProperty<>();

    StudyShelf.Entry chosen;
    private StudyBoard board;
    /** Whether nobody has chosen a study yet. */
    private boolean untouched = true;

    /** @param worker where {@code reader} works */
    public StudyViewModel(
            Collection<Study> builtIn, StudySession session, StudyReader reader, Worker worker, Around around) {
        this.shelf = new StudyShelf(builtIn);
        this.training = new StudyTraining(session, around);
        this.reader = reader;
        this.background = worker;
        this.around = around;
        show(shelf.entries().get(0));
    }

    public Study study() {
        return board.study;
    }

    public List<StudyBoard.Row> rows() {
        return board.rows(training.state.get() == SessionState.RUNNING);
    }

    public StudyBoard board() {
        return board;
    }

    void moveClip(int by) {
        board.moveClip(by);
        framesRevision.grow();
    }

    /** Looks for studies on disk; called when the view comes to be seen. */
    public void refresh() {
        background.run(() -> reader.list(around.folder()), around.tellProblem(), folders -> {
            shelf.list(folders, chosen);
            resultsRevision.grow();
            if (untouched) {
                take(shelf.entries().get(0));
            }
        });
    }

    public void choose(StudyShelf.Entry entry) {
        if (!training.idle.get()) {
            training.message.set(Texts.of("study.busy.choose"));
        } else if (!entry.isSameAs(chosen)) {
            training.message.set("");
            take(entry);
        }
    }

    public void open(Path folder) {
        training.attempt(() -> {
            StudyFolder opened = StudyFolder.open(folder);
            choose(new StudyShelf.Entry(opened.study(), opened));
            refresh();
        });
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
        background.run(() -> reader.truth(own.study), around.tellProblem(), known -> {
            own.take(known);
            changed();
        });
        if (folder == null) {
            then.run();
            return;
        }
        training.state.set(SessionState.PREPARING);
        background.run(() -> reader.read(folder), refused -> training.end(refused, false), read -> {
            own.take(read);
            training.state.set(SessionState.IDLE);
            changed();
            look(own, read, folder);
            then.run();
        });
    }

    private void look(StudyBoard own, StudyReader.Read read, StudyFolder folder) {
        long first = own.study.seeds().get(0);
        for (RunProgress now : read.results().progress()) {
            if (now.run().seed() == first && now.steps() > 0) {
                background.run(() -> reader.look(folder, now.run()), around.tellProblem(), look -> {
                    own.looks.putIfAbsent(now.run(), look);
                    framesRevision.grow();
                });
            }
        }
    }

    public void start() {
        if (training.state.get() == SessionState.PAUSED) {
            pause();
        } else if (!training.idle.get()) {
            training.message.set(Texts.of("study.busy.start"));
        } else if (training.mayTrain()) {
            training.attempt(() -> begin(plan.of(study())));
        }
    }

    private void begin(Study planned) {
        StudyFolder going = chosen.folder() != null
                ? chosen.folder()
                : StudyFolder.create(Home.free(around.folder(), Home.folderName(planned.name())), planned);
        if (!going.study().equals(planned)) {
            going.change(planned);
        }
        show(new StudyShelf.Entry(planned, going));
        // What there is comes first, so that its curves go on.
        read(() -> {
            if (training.mayTrain()) {
                training.start(
                        going,
                        board.share(),
                        plan.spread.get() ? around.workers().getValue() : List.of());
                refresh();
            }
        });
    }

    public void pause() {
        training.pause(board.share());
        revision.grow();
    }

    /** Writes the report of what is saved. */
    public void writeReport() {
        StudyFolder folder = chosen.folder();
        if (folder == null) {
            training.message.set(Texts.of("study.report.none"));
            return;
        }
        training.message.set(Texts.of("study.report.writing"));
        background.run(() -> reader.report(folder), training.message::set, page -> {
            report.set(page);
            training.message.set(Texts.of("study.report.done", page));
        });
    }

    void openReport() {
        if (report.get() != null) {
            around.show().accept(report.get());
        }
    }

    /** Brings a run of the study into view in the main window. */
    void open(StudyRun run) {
        if (chosen.folder() != null) {
            around.open().accept(chosen.folder().path(run));
        }
    }

    /** Makes a study of runs, which begins with Start; equal members get as many parameters as the smallest one. */
    boolean compose(String title, List<Candidate> runs, boolean equal) {
        return training.attempt(() -> {
            Study composed = StudyShelf.composed(title, runs);
            Study made = equal ? composed.withEqualParameters() : composed;
            BadInput.unless(training.idle.get(), Texts.of("study.busy.compose"));
            training.message.set("");
            StudyShelf.Entry entry = new StudyShelf.Entry(made, null);
            shelf.put(entry);
            take(entry);
        });
    }

    /** Adds runs' settings as members, also while it trains. */
    boolean add(List<Candidate> runs) {
        return training.attempt(() -> {
            Study grown = StudyShelf.grown(study(), runs);
            if (chosen.folder() != null) {
                chosen.folder().change(grown);
            }
            chosen = new StudyShelf.Entry(grown, chosen.folder());
            board.study = grown;
            shelf.put(chosen);
            training.message.set("");
            changed();
        });
    }

    /** What happened since the last pulse. */
    public void show(List<StudyEvent> news) {
        if (news.isEmpty()) {
            return;
        }
        for (StudyEvent each : news) {
            board.take(each);
            if (each instanceof StudyEvent.Look) {
                framesRevision.grow();
            } else if (each instanceof StudyEvent.Ended ended) {
                training.end(ended.problem(), board.results().isComplete());
                changed();
                refresh();
            } else if (!(each instanceof StudyEvent.Step || each instanceof StudyEvent.Measuring)) {
                resultsRevision.grow();
            }
        }
        training.tell(board.share());
        revision.grow();
    }

    private void changed() {
        revision.grow();
        framesRevision.grow();
        resultsRevision.grow();
    }

    /**
     * What a study needs of the window: a folder for studies, devices of workers, runs that can become members, why no
     * study can train now, who says what went wrong, what brings a run into view there and what shows a page outside.
     */
    public record Around(
            Path folder,
            ObservableValue<List<String>> workers,
            Supplier<List<Candidate>> candidates,
            Supplier<Optional<String>> refusal,
            Consumer<String> tellProblem,
            Consumer<Path> open,
            Consumer<Path> show) {}

    /** A run that can become a member, and its folder. */
    public record Candidate(String name, Path folder) {}
}
