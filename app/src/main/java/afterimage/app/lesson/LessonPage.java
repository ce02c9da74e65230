package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page of the panel: its line at the top, what scrolls, and what stays below that. */
abstract class LessonPage extends VBox {
    final VBox body = new VBox();
    final ScrollPane scroll = new Scroll(body);

    /** @param style of what scrolls */
    LessonPage(String style) {
        getStyleClass().add("lesson-page");
        body.getStyleClass().add(style);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Nodes.growing(scroll);
        setVgrow(this, Priority.ALWAYS);
    }

    /** Fills the page with what the model has now. */
    abstract void show();

    /** Gives the keys to what they are to act on next. */
    abstract void takeFocus();

    static HBox head(Node... nodes) {
        return Nodes.styled(Nodes.row(nodes), "lesson-head");
    }

    static VBox foot(Node... nodes) {
        VBox foot = Nodes.styled(new VBox(nodes), "lesson-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    /** A label of running text, as high as it needs. */
    static Label words(String text, String... styles) {
        Label label = Nodes.text(text, styles);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
