package afterimage.app.study;

import afterimage.app.session.StudyReader;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a study needs of the program around it; answers come at a pulse. */
public interface StudyAround {
    /**
     * A run that can become a member.
     *
     * @param folder of the run
     */
    record Candidate(String name, Path folder) {}

    /** Where studies of the window are kept. */
    Path folder();

    /** Studies that were begun in the window. */
    void list(Consumer<List<StudyFolder>> then);

    /** Runs of the list. */
    List<Candidate> candidates();

    /** One sentence why no study can train now. */
    Optional<String> refusal();

    void start(StudyFolder study);

    void pause();

    void resume();

    void stop();

    void read(StudyFolder study, Consumer<StudyReader.Read> then, Consumer<String> refused);

    void truth(Study study, Consumer<StudyReader.Truth> then);

    void look(StudyFolder study, StudyRun run, Consumer<HeldOut> then);

    void report(StudyFolder study, Consumer<Path> then, Consumer<String> refused);

    /** Brings a run into view in the main window. */
    void open(Path run);

    /** Shows a page outside the program. */
    void show(Path page);
}
