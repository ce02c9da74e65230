package afterimage.app.home;

import afterimage.engine.BadInput;
import afterimage.engine.clip.SafeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** The log: what went wrong in detail, and what TensorFlow and the toolkit say. The terminal is for the user. */
public final class LogFile {
    private static final long MAX_BYTES = 4 << 20;

    private static final int TAIL_BYTES = 1 << 17;
    private static final String NAME = "afterimage.log";

    private LogFile() {}

    /**
     * Sends all logging to {@code ~/Afterimage/logs/afterimage.log}, or to the temporary folder where that cannot be
     * written.
     *
     * @return the file, or null if nowhere can be written; logging is then silent
     */
    public static Path open() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        for (Path folder : new Path[] {Home.logs(), temporary()}) {
            try {
                Path file = prepare(folder);
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                root.addHandler(new Flushing(out));
                NativeErrors.redirect(file);
                return file;
            } catch (IOException e) {
                Logger.getLogger(LogFile.class.getName()).log(Level.WARNING, "no log in " + folder, e);
            }
        }
        return null;
    }

    /** Where the log is, if it could be opened. */
    public static Path current() {
        Path usual = Home.logs().resolve(NAME);
        return Files.exists(usual) ? usual : temporary().resolve(NAME);
    }

    /** The end of the log, for people to read. */
    public static String tail() {
        try (FileChannel channel = FileChannel.open(current(), StandardOpenOption.READ)) {
            long skipped = Math.max(0, channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
            channel.position(skipped);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput("There is no log to read: " + SafeFile.reason(e) + ".", e);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "afterimage-logs");
    }

    private static Path prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, folder.resolve("afterimage.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** Each record is on disk before the next happens, also when the process is killed. */
    private static final class Flushing extends StreamHandler {
        Flushing(OutputStream out) throws IOException {
            super(out, new SimpleFormatter());
            setEncoding(StandardCharsets.UTF_8.name());
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }
}
