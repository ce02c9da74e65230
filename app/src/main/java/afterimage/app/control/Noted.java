package afterimage.app.control;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** Content as wide as there is room, scrolled; in its place the sentence why there is none, as long as there is one. */
public final class Noted extends StackPane {
    private final ScrollPane scroll;

    /** @param note empty while the content is to be seen */
    public Noted(Node content, ObservableStringValue note) {
        scroll = new Scroll(content);
        scroll.setFitToWidth(true);
        scroll.visibleProperty().bind(note.map(String::isEmpty));
        Label words = new Label();
        words.getStyleClass().add("inside-note");
        words.setWrapText(true);
        words.textProperty().bind(note);
        getChildren().addAll(words, scroll);
    }

    /** The content is also as high as there is room. */
    public Noted fillingHeight() {
        scroll.setFitToHeight(true);
        return this;
    }
}
