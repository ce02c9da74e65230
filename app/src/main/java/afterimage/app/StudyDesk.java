package afterimage.app;

import afterimage.app.home.Home;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Background;
import afterimage.app.session.StudyReader;
import afterimage.app.session.StudySession;
import afterimage.app.session.TrainingSession;
import afterimage.app.shell.StudyActions;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.study.StudyAround;
import afterimage.app.study.StudyView;
import afterimage.app.study.StudyViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.study.Studies;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;

/** Ties studies to the program: their window, their thread, and that a run and a study never train at the same time. */
final class StudyDesk implements StudyActions, AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final TrainingSession training;
    private final StudySession session;
    private final TransportViewModel transport;
    private final Background background = new Background("studies");
    private final StudyViewModel model;
    private RunsViewModel list;
    private Stage window;
    private Consumer<String> browser = page -> {};

    StudyDesk(
            TrainingSession training,
            StudySession session,
            StudyReader reader,
            RunDesk runs,
            TransportViewModel transport) {
        this.training = training;
        this.session = session;
        this.transport = transport;
        model = new StudyViewModel(
                Studies.all().values(),
                session,
                reader,
                background,
                new StudyAround(
                        Home.folder().resolve("studies"),
                        this::candidates,
                        this::refusal,
                        transport::tellProblem,
                        runs::open,
                        page -> browser.accept(page.toUri().toString())));
        runs.refuseTrainingWhile(() -> session.isActive()
                ? Optional.of("A study trains; stop it first (menu Study), as a run and a study never train at the same"
                        + " time.")
                : Optional.empty());
    }

    /** @param runList whose runs can become members */
    void use(RunsViewModel runList) {
        list = runList;
    }

    /** @param opens shows an address outside the program */
    void showPagesWith(Consumer<String> opens) {
        browser = opens;
    }

    StudyViewModel model() {
        return model;
    }

    /** Made when it is first asked for. */
    void show(Stage owner, Theme theme) {
        if (window == null) {
            StudyView view = new StudyView(model, theme.paletteProperty());
            window = SideWindow.of(owner, theme, "Studies – Afterimage", view, WIDTH, HEIGHT);
        }
        model.refresh();
        window.show();
        window.toFront();
    }

    /** The window, for tests; null before it was shown. */
    Stage window() {
        return window;
    }

    void pulse() {
        background.deliver();
        model.show(session.drain());
    }

    @Override
    public void startStudy() {
        if (hasChosen()) {
            model.start();
            tell();
        }
    }

    /** What was never looked at is not begun by a menu. */
    private boolean hasChosen() {
        if (window == null) {
            transport.tell("Open the studies first (menu Study, Ctrl+U) and choose one");
        }
        return window != null;
    }

    @Override
    public void pauseStudy() {
        model.pause();
        tell();
    }

    @Override
    public void stopStudy() {
        model.stop();
        tell();
    }

    @Override
    public void reportStudy() {
        if (hasChosen()) {
            model.writeReport();
            tell();
        }
    }

    /** Commands of the main window answer there. */
    private void tell() {
        if (!model.messageProperty().get().isEmpty()) {
            transport.tell(model.messageProperty().get());
        }
    }

    @Override
    public ObservableValue<Boolean> noStudyTrains() {
        return Bindings.not(model.active());
    }

    private List<StudyAround.Candidate> candidates() {
        return list.runs().stream()
                .filter(run -> run.folder() != null && run.problem() == null)
                .map(run -> new StudyAround.Candidate(run.name(), run.folder()))
                .toList();
    }

    private Optional<String> refusal() {
        return training.isTraining() || transport.isBusy()
                ? Optional.of("Stop the training in the main window first, as a run and a study never train at the same"
                        + " time.")
                : Optional.empty();
    }

    /** Saves what trains and ends the thread. */
    @Override
    public void close() {
        session.close();
        background.close();
    }
}
