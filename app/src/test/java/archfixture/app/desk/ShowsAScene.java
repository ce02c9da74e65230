package archfixture.app.desk;

import archfixture.app.Root;
import javafx.stage.Stage;

/** A desk that opens a window, and knows the root. */
public final class ShowsAScene {
    Stage stage;
    Root root;
}
