package afterimage.app.export;

import afterimage.app.feature.Capture;
import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.LoggerFactory;

/** Makes previews elsewhere; those that a later choice has overtaken are not shown. */
public final class Previews {
    private static final int LINES = 14;

    /**
     * What a file would hold.
     *
     * @param image at scale 1, or null
     * @param text first lines of a table, or why there is nothing; null for a picture
     * @param making whether this is that of an earlier choice, as the new one is still being made
     */
    public record Preview(BufferedImage image, String text, boolean making) {}

    private final Consumer<Supplier<Runnable>> worker;
    final ReadOnlyObjectWrapper<Preview> shown = new ReadOnlyObjectWrapper<>(new Preview(null, "", false));
    private volatile int asked;

    /** @param worker takes errands, which return what is to follow on the window's thread */
    Previews(Consumer<Supplier<Runnable>> worker) {
        this.worker = worker;
    }

    /** @param otherwise said where there is nothing to be seen */
    void show(Capture taken, String otherwise) {
        int number = ++asked;
        if (taken == null) {
            shown.set(words(otherwise));
            return;
        }
        shown.set(new Preview(shown.get().image, shown.get().text, true));
        worker.accept(() -> {
            Preview made = number == asked ? look(taken) : null;
            return () -> {
                if (number == asked && made != null) {
                    shown.set(made);
                }
            };
        });
    }

    private static Preview look(Capture taken) {
        try {
            return taken.picture() == null
                    ? words(String.join("\n", taken.lines().get().limit(LINES).toList()))
                    : new Preview(taken.picture().apply(done -> {}), null, false);
        } catch (BadInput e) {
            return words(Texts.said(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LoggerFactory.getLogger(Previews.class).error("preview", e);
            return words(Texts.of("export.no-preview"));
        }
    }

    private static Preview words(String text) {
        return new Preview(null, text, false);
    }
}
