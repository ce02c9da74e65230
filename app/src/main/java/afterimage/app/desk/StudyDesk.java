package afterimage.app.desk;

import afterimage.app.home.Home;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Worker;
import afterimage.app.session.StudyReader;
import afterimage.app.session.StudySession;
import afterimage.app.session.TrainingSession;

import afterimage.app.session.Messages;
import afterimage.app.transport.TransportViewModel;
import afterimage.app.study.StudyAround;
import afterimage.app.study.StudyViewModel;
import afterimage.engine.study.Studies;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ties studies to the program: their thread, and that a run and a study never train at the same time. */
public final class StudyDesk implements StudyAround, AutoCloseable {
    private final TrainingSession training;
    private final StudySession session;
    private final StudyReader reader;
    private final RunDesk runs;
    private final TransportViewModel transport;
    private final Messages messages;
    private final Worker background = new Worker("studies");
    private final StudyViewModel model;
    private RunsViewModel list;
    private Consumer<String> browser = page -> {};

    public StudyDesk(
            TrainingSession training,
            StudySession session,
            StudyReader reader,
            RunDesk runs,
            TransportViewModel transport,
            Messages messages) {
        this.training = training;
        this.session = session;
        this.reader = reader;
        this.runs = runs;
        this.transport = transport;
        this.messages = messages;
        model = new StudyViewModel(Studies.all().values(), this, System::nanoTime);
        runs.refuseTrainingWhile(() -> session.isActive()
                ? Optional.of("A study trains; stop it first (menu Study), as a run and a study never train at the same"
                        + " time.")
                : Optional.empty());
    }

    /** @param runList whose runs can become members */
    public void use(RunsViewModel runList) {
        list = runList;
    }

    /** @param opens shows an address outside the program */
    public void showPagesWith(Consumer<String> opens) {
        browser = opens;
    }

    public StudyViewModel model() {
        return model;
    }

    public void pulse() {
        background.deliver();
        model.show(session.drain());
    }

    @Override
    public Path folder() {
        return Home.folder().resolve("studies");
    }

    @Override
    public void list(Consumer<List<StudyFolder>> then) {
        background.run(() -> reader.list(folder()), then, messages::refuse);
    }

    @Override
    public List<Candidate> candidates() {
        return list.runs().stream()
                .filter(run -> run.folder() != null && run.problem() == null)
                .map(run -> new Candidate(run.name(), run.folder()))
                .toList();
    }

    @Override
    public Optional<String> refusal() {
        return training.isTraining() || transport.isBusy()
                ? Optional.of("Stop the training in the main window first, as a run and a study never train at the same"
                        + " time.")
                : Optional.empty();
    }

    @Override
    public void start(StudyFolder study) {
        session.start(study);
    }

    @Override
    public void pause() {
        session.pause();
    }

    @Override
    public void resume() {
        session.resume();
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public void read(StudyFolder study, Consumer<StudyReader.Read> then, Consumer<String> refused) {
        background.run(() -> reader.read(study), then, refused);
    }

    @Override
    public void truth(Study study, Consumer<StudyReader.Truth> then) {
        background.run(() -> reader.truth(study), then, messages::refuse);
    }

    @Override
    public void look(StudyFolder study, StudyRun run, Consumer<HeldOut> then) {
        background.run(() -> reader.look(study, run), then, messages::refuse);
    }

    @Override
    public void report(StudyFolder study, Consumer<Path> then, Consumer<String> refused) {
        background.run(() -> reader.report(study), then, refused);
    }

    @Override
    public void open(Path run) {
        runs.open(run);
    }

    @Override
    public void show(Path page) {
        browser.accept(page.toUri().toString());
    }

    /** Saves what trains and ends the thread. */
    @Override
    public void close() {
        session.close();
        background.close();
    }
}
