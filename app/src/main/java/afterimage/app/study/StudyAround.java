package afterimage.app.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a study needs of the window: a folder for studies, runs that can become members, why no study can train now, who
 * says what went wrong, what brings a run into view there and what shows a page outside.
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
