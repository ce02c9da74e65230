package afterimage.app.history;

import afterimage.app.home.Pretrained;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the moments of a run are: in its folder, or in the program itself. Nothing is read before it is asked for.
 *
 * @param folder null for a run that comes with the program
 * @param given that run; null for one in a folder
 */
record MomentSource(Path folder, Pretrained given) {
    List<Long> steps() {
        return folder == null ? given.moments() : RunFolder.open(folder).moments();
    }

    /** Why there are few; empty if there is no reason. */
    Optional<String> note() {
        return folder == null ? Optional.empty() : RunFolder.open(folder).momentsNote();
    }

    /** @throws afterimage.engine.BadInput if it is damaged or gone */
    Checkpoint moment(long step) {
        return folder == null
                ? given.moment(step)
                : RunFolder.open(folder).moment(step).shown();
    }
}
