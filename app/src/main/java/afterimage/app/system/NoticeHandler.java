package afterimage.app.system;

import afterimage.app.glossary.Texts;
import afterimage.engine.Notice;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Shows the engine's notices to the user as they are logged. */
public final class NoticeHandler {
    /** Held, since the log forgets loggers that nobody holds, and their handlers. */
    private static final Logger NOTICES = Logger.getLogger(Notice.class.getName());

    /** @param reader in place of the one before; called on any thread */
    public static void showBy(Consumer<String> reader) {
        for (Handler before : NOTICES.getHandlers()) {
            NOTICES.removeHandler(before);
        }
        // Without a stream there is nothing to flush or close.
        NOTICES.addHandler(new StreamHandler() {
            @Override
            public void publish(LogRecord notice) {
                reader.accept(Texts.said(notice.getMessage()));
            }
        });
    }
}
