package afterimage.app.feature;

import afterimage.app.glossary.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/** A view behind a tab, made once; {@code id} is its name in lessons, and asking costs training while it is seen. */
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
