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
public record Tab(String name, String about, Supplier<Region> view, boolean asks, Consumer<Boolean> seen) {}
