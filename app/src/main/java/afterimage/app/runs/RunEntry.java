package afterimage.app.runs;

import java.nio.file.Path;
import java.util.Objects;

/** A line of the list; null: the folder of the program's own run, steps and loss not known, no problem. */
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
