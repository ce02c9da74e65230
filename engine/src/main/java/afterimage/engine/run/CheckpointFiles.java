package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one run. A save writes {@code checkpoint.next.npz}, renames {@code checkpoint.npz} to
 * {@code checkpoint.previous.npz} and the new one to {@code checkpoint.npz}; killed at any moment, it leaves a whole
 * one, and the newest is the first of these three that is whole.
 */
final class CheckpointFiles {
    private final Path run;
    private final Path next;
    private final Path current;
    private final Path previous;
    /** Whether the current one was found damaged: it must not take the place of the one before. */
    private boolean currentIsDamaged;

    CheckpointFiles(Path run) {
        this.run = run;
        this.next = run.resolve("checkpoint.next.npz");
        this.current = run.resolve("checkpoint.npz");
        this.previous = run.resolve("checkpoint.previous.npz");
    }

    private List<Path> present() {
        return List.of(next, current, previous).stream().filter(Files::exists).toList();
    }

    boolean any() {
        return !present().isEmpty();
    }

    /** The file of the last save. */
    Path current() {
        return current;
    }

    /** Bytes of the newest file; 0 if it cannot be told. */
    long size() {
        try {
            return Files.size(present().get(0));
        } catch (IOException e) {
            LoggerFactory.getLogger(CheckpointFiles.class).debug("no size in {}", run, e);
            return 0;
        }
    }

    /** @throws BadInput with what is wrong with the newest one, if none is whole */
    Checkpoint newest() {
        BadInput.unless(any(), "The run '%s' has no checkpoint: it was never trained.", run);
        BadInput refusal = null;
        for (Path file : present()) {
            try {
                return CheckpointFile.read(file);
            } catch (BadInput damaged) {
                if (damaged.getCause() instanceof CheckpointFile.NewerFormat) {
                    throw damaged;
                }
                LoggerFactory.getLogger(CheckpointFiles.class).warn("looking for a checkpoint before", damaged);
                currentIsDamaged |= file.equals(current);
                refusal = refusal == null ? damaged : refusal;
            }
        }
        throw refusal;
    }

    void save(Checkpoint checkpoint, RunSpec spec) {
        CheckpointFile.write(next, checkpoint, spec);
        takeNext();
    }

    /** As {@link CheckpointFile#writeSmall}. */
    void saveSmall(Checkpoint checkpoint, RunSpec spec) {
        CheckpointFile.writeSmall(next, checkpoint, spec);
        takeNext();
    }

    private void takeNext() {
        try {
            if (Files.exists(current) && !currentIsDamaged) {
                Files.move(current, previous, StandardCopyOption.REPLACE_EXISTING);
            }
            SafeFile.replace(next, current);
            currentIsDamaged = false;
        } catch (IOException e) {
            throw SafeFile.notWritten("Cannot save the run in '" + run + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
