package afterimage.app.system;

import afterimage.app.glossary.Texts;
import afterimage.engine.Notice;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Shows the engine's notices to the user as they are logged. */
public final class NoticeHandler extends Handler {
    /** Held, since the log forgets loggers that nobody holds, and their handlers. */
    private static final Logger NOTICES = Logger.getLogger(Notice.class.getName());

    private final Consumer<String> reader;

    private NoticeHandler(Consumer<String> reader) {
        this.reader = reader;
    }

    /** @param reader in place of the one before; called on any thread */
    public static void showBy(Consumer<String> reader) {
        for (Handler before : NOTICES.getHandlers()) {
            NOTICES.removeHandler(before);
        }
        NOTICES.addHandler(new NoticeHandler(reader));
    }

    @Override
    public void publish(LogRecord notice) {
        reader.accept(Texts.said(notice.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
