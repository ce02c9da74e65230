package afterimage.app.runs;

import java.nio.file.Path;

/**
 * One line of the list.
 *
 * @param folder of the run
 * @param name as shown
 * @param steps trained; null if that is not known
 * @param heldOut loss of the latest look; null before any
 * @param problem why the run cannot be opened, or null
 */
public record RunEntry(Path folder, String name, Long steps, Double heldOut, String problem) {
    boolean isBroken() {
        return problem != null;
    }

    RunEntry at(long step, Double loss) {
        return new RunEntry(folder, name, step, loss == null ? heldOut : loss, problem);
    }
}
