package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to train a run: a lock of the operating system on {@code .lock} in its folder, so that windows and command
 * lines keep apart, and so that it ends with the process however that ends. To look at a run nobody needs it.
 */
public final class RunLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
    static final String FILE = ".lock";

    /**
     * The files that are locked, as the operating system knows them, whatever they are called. Such locks belong to the
     * process, and closing any channel on the file would give them up: so no second one is opened.
     */
    private static final Set<Object> HELD_HERE = new HashSet<>();

    private final Path file;
    private final FileChannel channel;
    /** Whether there was no such file before. */
    private final boolean made;

    private final Object key;
    private final String note;
    /** Whether the file is to go and could not yet: Windows may refuse to remove what is open. */
    private boolean stays;

    private RunLock(Path file, FileChannel channel, boolean made, String note) throws IOException {
        this.file = file;
        this.channel = channel;
        this.made = made;
        this.key = key(file);
        this.note = note;
    }

    /** @throws BadInput if another has the lock, or the folder of the run cannot be written */
    public static RunLock take(Path run) {
        return take(run, "run");
    }

    /** The same for a folder of runs that are trained together. */
    public static RunLock take(Path run, String what) {
        return take(run, what, FileChannel::tryLock);
    }

    /** @param locking how a file is locked; tests give a file system that cannot */
    static RunLock take(Path run, String what, SafeFile.Attempt<FileChannel, FileLock> locking) {
        synchronized (HELD_HERE) {
            try {
                Path file = run.toRealPath().resolve(FILE);
                // A pipe would be waited for, and a link may lead to the lock of another run.
                BadInput.unless(
                        isFile(file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS),
                        "'%s' is not a plain file, so the %s cannot be locked; remove it.",
                        file,
                        what);
                BadInput.unless(!isHeldHere(file), "%s", refusal(run, what));
                boolean made = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
                FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                try {
                    RunLock taken = new RunLock(file, channel, made, note(file, channel, refusal(run, what), locking));
                    HELD_HERE.add(taken.key);
                    return taken;
                } catch (Throwable e) {
                    channel.close();
                    throw e;
                }
            } catch (IOException e) {
                throw SafeFile.notWritten(
                        "Cannot write in the " + what + " '" + run + "': " + SafeFile.reason(e) + ".", e);
            }
        }
    }

    /** Makes a folder and fills it while its lock keeps all others out; where that cannot be done, nothing is left of it. */
    public static void make(Path folder, String what, Runnable requireFree, NewFolder.Content content) {
        requireFree.run();
        try (NewFolder.MadeFolders folders = new NewFolder.MadeFolders(folder)) {
            folders.make();
            try (RunLock lock = take(folder, what)) {
                requireFree.run();
                try {
                    content.writeTo(folder);
                } finally {
                    lock.forget();
                }
            }
            folders.keep();
        } catch (IOException e) {
            throw SafeFile.notWritten(folder, e);
        }
    }

    /** Some network folders know no locks; a run in one can still be trained. */
    private static String note(
            Path file, FileChannel channel, String refusal, SafeFile.Attempt<FileChannel, FileLock> locking) {
        try {
            BadInput.unless(locking.with(channel) != null, "%s", refusal);
            return null;
        } catch (IOException e) {
            LOG.warn("no lock on {}", file, e);
            return "The folder '" + file.getParent() + "' cannot be locked (" + SafeFile.reason(e)
                    + "): see to it that no other window or command line trains there meanwhile.";
        }
    }

    /** One sentence where the file system knows no locks, so that nothing keeps others from training too. */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** Removes the lock's file, of a folder that nobody else knows yet: a run is given away without it. */
    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            stays = true;
            LOG.debug("{} stays", file, e);
        }
    }

    /** Gives the run back as if nobody had asked for it. */
    public void undo() {
        if (made) {
            forget();
        }
        close();
    }

    /** Whether the folder is still the one that was locked; not if somebody removed, moved or replaced it. */
    public boolean holds() {
        try {
            return key.equals(key(file));
        } catch (IOException e) {
            LOG.debug("{} is gone", file, e);
            return false;
        }
    }

    /** Whether somebody trains the run now. */
    public static boolean isTaken(Path run) {
        if (!isFile(run.resolve(FILE))) {
            return false;
        }
        try {
            take(run).close();
            return false;
        } catch (BadInput e) {
            return !(e.getCause() instanceof IOException);
        }
    }

    /** @throws BadInput if somebody trains the run now, so that it must stay as it is */
    public static void requireFree(Path run) {
        BadInput.unless(!isTaken(run), "%s", refusal(run, "run"));
    }

    /** Whether this process holds a lock on the file: then it must not be opened. */
    static boolean isHeldHere(Path file) {
        synchronized (HELD_HERE) {
            try {
                return Files.exists(file) && HELD_HERE.contains(key(file.toRealPath()));
            } catch (IOException e) {
                LOG.debug("{} is gone", file, e);
                return false;
            }
        }
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        // On Windows files have none, and locked ones can be neither moved nor removed.
        return key == null ? file : key;
    }

    private static String refusal(Path run, String what) {
        return "The " + what + " '" + run
                + "' is being trained by another window or command line; stop it there first. It can be"
                + " opened to look at meanwhile.";
    }

    /** Gives the run back. The file stays: removing it would let two others each lock one of their own. */
    @Override
    public void close() {
        synchronized (HELD_HERE) {
            try {
                channel.close();
                if (stays) {
                    forget();
                }
            } catch (IOException e) {
                LOG.warn("{} was not given back", file, e);
            } finally {
                HELD_HERE.remove(key);
            }
        }
    }
}
