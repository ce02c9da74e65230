package afterimage.app.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a study needs of the window.
 *
 * @param folder where studies of the window are kept
 * @param candidates runs of the list
 * @param refusal one sentence why no study can train now
 * @param tellProblem says in the main window what went wrong
 * @param open brings a run into view there
 * @param show shows a page outside the program
 */
public record StudyAround(
        Path folder,
        Supplier<List<Candidate>> candidates,
        Supplier<Optional<String>> refusal,
        Consumer<String> tellProblem,
        Consumer<Path> open,
        Consumer<Path> show) {
    /** A run that can become a member, and its folder. */
    public record Candidate(String name, Path folder) {}
}
