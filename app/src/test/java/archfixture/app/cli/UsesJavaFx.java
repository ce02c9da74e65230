package archfixture.app.cli;

import javafx.scene.Node;

/** A command that would not run without a display. */
public class UsesJavaFx {
    Node node;
}
