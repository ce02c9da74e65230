package afterimage.app.runs;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One line of the list.
 *
 * @param folder of the run; null for the one that comes with the program
 * @param name as shown
 * @param steps trained; null if that is not known
 * @param heldOut loss of the latest look; null before any
 * @param problem why the run cannot be opened, or null
 */
public record RunEntry(Path folder, String name, Long steps, Double heldOut, String problem) {
    boolean isBroken() {
        return problem != null;
    }

    /** Whether it comes with the program; then it can be opened, and nothing else. */
    boolean isBundled() {
        return folder == null;
    }

    boolean isSameRun(RunEntry other) {
        return Objects.equals(folder, other.folder);
    }

    RunEntry at(Long step, Double loss) {
        return new RunEntry(folder, name, step, loss == null ? heldOut : loss, problem);
    }
}
