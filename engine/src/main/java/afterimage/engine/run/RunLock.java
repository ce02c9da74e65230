package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * The right to train a run: a lock of the operating system on {@code .lock} in its folder, so that windows and command
 * lines keep apart, and so that it ends with the process however that ends. To look at a run nobody needs it.
 */
public final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";

    /** Such locks belong to the process, and closing any channel on the file would give them up: so no second one is opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run.
     *
     * @throws BadInput if another has it, or its folder cannot be written
     */
    public static RunLock take(Path run) {
        return take(run, "run");
    }

    /** The same for a folder of runs that are trained together. */
    public static RunLock take(Path run, String what) {
        try {
            Path folder = run.toRealPath();
            BadInput.unless(HELD_HERE.add(folder), "%s", refusal(run, what));
            FileChannel channel = null;
            try {
                channel = lock(folder, refusal(run, what));
                return new RunLock(folder, channel);
            } finally {
                if (channel == null) {
                    HELD_HERE.remove(folder);
                }
            }
        } catch (IOException e) {
            throw SafeFile.notWritten("Cannot write in the " + what + " '" + run + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    /** Whether somebody trains the run now. */
    public static boolean isTaken(Path run) {
        if (!Files.exists(run.resolve(FILE))) {
            return false;
        }
        try {
            take(run).close();
            return false;
        } catch (BadInput e) {
            return !(e.getCause() instanceof IOException);
        }
    }

    private static String refusal(Path run, String what) {
        return "The " + what + " '" + run
                + "' is being trained by another window or command line; stop it there first. It can be"
                + " opened to look at meanwhile.";
    }

    private static FileChannel lock(Path folder, String refusal) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (IOException e) {
            // Some network folders know no locks; a run in one can still be trained.
            LoggerFactory.getLogger(RunLock.class).warn("no lock in {}", folder, e);
            return channel;
        }
        channel.close();
        throw new BadInput(refusal);
    }

    /** Gives the run back. The file stays: removing it would let two others each lock one of their own. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(RunLock.class).warn("the lock of {} was not given back", folder, e);
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
