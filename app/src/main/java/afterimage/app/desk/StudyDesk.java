package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.StudySession;
import afterimage.app.session.Worker;
import afterimage.app.study.StudyReader;
import afterimage.app.study.StudyViewModel;
import afterimage.engine.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/** Ties studies to the program: their thread, and that a run and a study never train at the same time. */
public final class StudyDesk implements AutoCloseable {
    public final StudyViewModel model;
    private final StudySession session;
    private final RunDesk runs;
    private final RunsViewModel list;
    private final Worker background = new Worker("studies");
    private Consumer<String> browser = page -> {};

    /**
     * @param list whose runs can become members
     * @param workers their devices
     */
    public StudyDesk(
            StudySession session,
            StudyReader reader,
            RunDesk runs,
            RunsViewModel list,
            ObservableValue<List<String>> workers) {
        this.session = session;
        this.runs = runs;
        this.list = list;
        Supplier<Optional<String>> refusal =
                () -> Optional.of(Texts.of("desk.run-trains")).filter(why -> runs.isBusy());
        Path folder = Home.folder().resolve("studies");
        Consumer<Path> show = page -> browser.accept(page.toUri().toString());
        StudyViewModel.Around around = new StudyViewModel.Around(
                folder, workers, this::candidates, refusal, runs.messages::refuse, runs::open, show);
        model = new StudyViewModel(Study.all().values(), session, reader, background, around);
    }

    /** Why no run can train now; empty if one can. */
    public Optional<String> refusesTraining() {
        return session.isActive() ? Optional.of(Texts.of("desk.study-trains")) : Optional.empty();
    }

    /** @param opens shows an address outside the program */
    public void showPagesWith(Consumer<String> opens) {
        browser = opens;
    }

    public void pulse() {
        background.deliver();
        model.show(session.drain());
    }

    private List<StudyViewModel.Candidate> candidates() {
        return list.entries.stream()
                .filter(run -> run.folder() != null && run.problem() == null)
                .map(run -> new StudyViewModel.Candidate(run.name(), run.folder()))
                .toList();
    }

    @Override
    public void close() {
        session.close();
        background.close();
    }
}
