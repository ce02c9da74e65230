package afterimage.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sentence that the user should read although the work goes on, e.g. that a damaged file was passed over for an older
 * one. They are warnings in the log of this class, from where a program shows them; each is said once, however often the
 * work meets its reason.
 */
public final class Notice {
    private static final Logger LOG = LoggerFactory.getLogger(Notice.class);
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    public static void say(String sentence, Throwable reason) {
        if (SAID.add(sentence)) {
            LOG.warn(sentence, reason);
        }
    }
}
