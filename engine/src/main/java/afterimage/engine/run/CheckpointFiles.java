package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Notice;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one run. A save writes {@code checkpoint.next.npz}, renames {@code checkpoint.npz} to
 * {@code checkpoint.previous.npz} and the new one to {@code checkpoint.npz}; killed at any moment, it leaves a whole
 * one, and the newest is the first of these three that is whole.
 */
final class CheckpointFiles {
    private final Path run;
    private final Path next;
    /** The file of the last save. */
    final Path current;

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
        return Stream.of(next, current, previous).filter(Files::exists).toList();
    }

    boolean any() {
        return !present().isEmpty();
    }

    /** Bytes of the newest file; 0 if it cannot be told. */
    long size() {
        List<Path> files = present();
        return files.isEmpty() ? 0 : files.get(0).toFile().length();
    }

    /** The newest whole one: of the last save, else the later of the one before and a moment; or refused, why. */
    Checkpoint newest(Moments moments, Function<Path, Checkpoint> reader) {
        BadInput refusal = null;
        Checkpoint before = null;
        for (Path file : present()) {
            try {
                before = reader.apply(file);
                if (!file.equals(previous)) {
                    return told(before, file, refusal);
                }
            } catch (BadInput damaged) {
                if (damaged.getCause() instanceof Checkpoint.NewerFormat) {
                    throw damaged;
                }
                currentIsDamaged |= file.equals(current);
                refusal = refusal == null ? damaged : refusal;
            }
        }
        for (long step : moments.steps().descendingSet()) {
            if (before != null && step <= before.state().step()) {
                break;
            }
            try {
                return told(reader.apply(moments.file(step)), moments.file(step), refusal);
            } catch (BadInput damaged) {
                refusal = refusal == null ? damaged : refusal;
            }
        }
        if (before != null) {
            return told(before, previous, refusal);
        }
        throw refusal != null
                ? refusal
                : new BadInput("The run '" + run + "' has no checkpoint: "
                        + "it was never trained, or its checkpoint files were removed.");
    }

    /** What is not of the last save is never taken silently. */
    private Checkpoint told(Checkpoint read, Path file, BadInput refusal) {
        String instead = "'" + run.relativize(file) + "', step " + read.state().step() + ", is used instead.";
        if (refusal != null) {
            Notice.say(refusal.getMessage() + " " + instead, refusal);
        } else if (!file.equals(next) && !file.equals(current)) {
            Notice.say("The run '" + run + "' has lost its last checkpoint: " + instead, null);
        }
        return read;
    }

    /** @param halves names of weights to be written in half precision; returns the file that has it */
    Path save(Checkpoint checkpoint, RunSpec spec, Set<String> halves) {
        Checkpoint.write(next, checkpoint, spec, halves);
        try {
            if (Files.exists(current) && !currentIsDamaged) {
                SafeFile.replace(current, previous);
            }
            SafeFile.replace(next, current);
            currentIsDamaged = false;
            return current;
        } catch (IOException e) {
            // As where somebody reads it, on Windows: the save is whole, and the newest under its first name too.
            LoggerFactory.getLogger(CheckpointFiles.class).warn("the save in {} stays {}", run, next, e);
            return next;
        }
    }
}
