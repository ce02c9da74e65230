package afterimage.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * One sentence that the user should read although the work goes on, e.g. that a damaged file was passed over for an older
 * one. Each is said once, however often the work meets its reason.
 */
public final class Notice {
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();
    private static volatile Consumer<String> reader = sentence -> {};

    private Notice() {}

    /** Who shows notices from now on; called on any thread. */
    public static void readBy(Consumer<String> next) {
        reader = next;
    }

    public static void say(String sentence, Throwable reason) {
        LoggerFactory.getLogger(Notice.class).warn(sentence, reason);
        if (SAID.add(sentence)) {
            reader.accept(sentence);
        }
    }
}
