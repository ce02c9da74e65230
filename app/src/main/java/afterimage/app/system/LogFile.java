package afterimage.app.system;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** The log: what went wrong in detail, and what TensorFlow and the toolkit say. The terminal is for the user. */
public final class LogFile {
    private static final long MAX_BYTES = 4 << 20;
    private static final int TAIL_BYTES = 1 << 17;
    private static final String NAME = "afterimage.log";

    /** Logs to {@code ~/Afterimage/logs}, or a folder of its own among temporary ones; null, and silent, if nowhere. */
    public static Path open() {
        LogManager.getLogManager().reset();
        try {
            Flushing opened = open(Home.folder().resolve("logs"));
            Logger.getLogger("").addHandler(opened);
            NativeErrors.redirect(opened.file);
            return opened.file;
        } catch (IOException e) {
            Logger.getLogger(LogFile.class.getName()).log(Level.WARNING, "no log", e);
            return null;
        }
    }

    /** Names in the temporary folder can be prepared by others, so that one is made anew. */
    static Flushing open(Path usual) throws IOException {
        try {
            return in(usual);
        } catch (IOException e) {
            Flushing other = in(Files.createTempDirectory("afterimage-logs"));
            other.publish(new LogRecord(Level.WARNING, "no log in " + usual + ": " + SafeFile.reason(e)));
            return other;
        }
    }

    /** Where the log is, if it could be opened. */
    public static Path current() {
        return Arrays.stream(Logger.getLogger("").getHandlers())
                .filter(Flushing.class::isInstance)
                .map(handler -> ((Flushing) handler).file)
                .findFirst()
                .orElse(Home.folder().resolve("logs").resolve(NAME));
    }

    /** The end of the log, for people to read. */
    public static String tail() {
        Path log = current();
        try (InputStream in = Files.newInputStream(log, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(Math.max(0, Files.size(log) - TAIL_BYTES));
            return new String(in.readNBytes(TAIL_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput(Texts.of("system.no-log", Texts.said(SafeFile.reason(e))), e);
        }
    }

    private static Flushing in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is not a plain file");
        }
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, folder.resolve("afterimage.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        OutputStream out = Files.newOutputStream(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        return new Flushing(file, out);
    }

    /** Time, level, who, and what, the same in every locale; then the trace of what was thrown. */
    private static final class Lines extends Formatter {
        @Override
        public String format(LogRecord record) {
            StringWriter trace = new StringWriter();
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(trace, true));
            }
            return record.getInstant().truncatedTo(ChronoUnit.MILLIS) + " "
                    + record.getLevel().getName() + " " + record.getLoggerName() + ": "
                    + Excerpt.line(formatMessage(record))
                    + System.lineSeparator() + trace;
        }
    }

    /** Each record is on disk before the next happens, also when the process is killed. */
    static final class Flushing extends StreamHandler {
        final Path file;

        Flushing(Path file, OutputStream out) throws IOException {
            super(out, new Lines());
            this.file = file;
            setEncoding(StandardCharsets.UTF_8.name());
            setErrorManager(new ErrorManager() {
                @Override
                public void error(String sentence, Exception e, int code) {
                    // The disk is full: whoever saves something there says so, and the terminal is not for the log.
                }
            });
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }
}
