package afterimage.app.feature;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/**
 * A view inside the model, behind a tab below the theatre.
 *
 * @param name on the tab
 * @param about what there is to see, a sentence
 * @param view makes it, once, before it is first seen
 * @param asks whether it asks the model's inside, which costs training time while it is seen
 * @param seen told when the view comes to be seen and when it no longer is
 */
public record Tab(String name, String about, Supplier<Region> view, boolean asks, Consumer<Boolean> seen) {
    /** A view that asks the model's inside while it is seen. */
    public static Tab asking(String name, String about, Supplier<Region> view, Consumer<Boolean> seen) {
        return new Tab(name, about, view, true, seen);
    }

    /** A view that costs nothing beyond its picture. */
    public static Tab still(String name, String about, Supplier<Region> view) {
        return new Tab(name, about, view, false, shown -> {});
    }
}
