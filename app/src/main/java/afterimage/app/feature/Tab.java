package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/**
 * A view inside the model, behind a tab below the theatre.
 *
 * @param id how lessons name it, e.g. {@code Code space}
 * @param view makes it, once, before it is first seen
 * @param asks whether it asks the model's inside, which costs training time while it is seen
 * @param seen told when the view comes to be seen and when it no longer is
 */
public record Tab(String id, Supplier<Region> view, boolean asks, Consumer<Boolean> seen) {
    public String name() {
        return Texts.of(key());
    }

    public String about() {
        return Texts.of(key() + ".about");
    }

    /** Of its texts and its control, e.g. {@code inside-code-space}. */
    public String key() {
        return "inside-" + id.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
