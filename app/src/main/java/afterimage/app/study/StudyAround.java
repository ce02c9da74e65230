package afterimage.app.study;

import afterimage.app.session.StudyReader;
import afterimage.engine.study.StudyFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a study needs of the program around it. */
public interface StudyAround {
    /**
     * A run that can become a member.
     *
     * @param folder of the run
     */
    record Candidate(String name, Path folder) {}

    /** Where studies of the window are kept. */
    Path folder();

    /** Runs of the list. */
    List<Candidate> candidates();

    /** One sentence why no study can train now. */
    Optional<String> refusal();

    void start(StudyFolder study);

    void pause();

    void resume();

    void stop();

    /** Asks what takes time to find out; the answer, or the sentence of a refusal, comes at a pulse. */
    <T> void ask(Function<StudyReader, T> question, Consumer<T> then, Consumer<String> refused);

    /** Says in the main window what went wrong. */
    void tellProblem(String sentence);

    /** Brings a run into view in the main window. */
    void open(Path run);

    /** Shows a page outside the program. */
    void show(Path page);
}
