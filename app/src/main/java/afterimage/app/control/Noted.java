package afterimage.app.control;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Content as wide as there is room, scrolled; in its place the sentence why there is none, as long as there is one. */
public final class Noted extends StackPane {
    private final ScrollPane scroll;

    /** @param note empty while the content is to be seen */
    public Noted(Node content, ObservableStringValue note) {
        scroll = new Scroll(content);
        scroll.visibleProperty().bind(note.map(String::isEmpty));
        Label words = Nodes.note(Nodes.following(note, null, "inside-note"));
        getChildren().addAll(words, scroll);
    }

    /** The grid, which is part of the content, may stack its groups as long as nothing has to be scrolled. */
    public Noted stacking(MapGrid grid, VBox content) {
        grid.setRoom(() -> {
            double others = content.getInsets().getTop()
                    + content.getInsets().getBottom()
                    + content.getSpacing() * (content.getChildren().size() - 1);
            for (Node child : content.getChildren()) {
                others += child != grid && child.isManaged() ? child.prefHeight(content.getWidth()) : 0;
            }
            return scroll.getViewportBounds().getHeight() - others;
        });
        // At the next pulse: within a layout the heights that were asked for before would stay.
        PauseTransition next = new PauseTransition(Duration.ONE);
        next.setOnFinished(e -> grid.requestLayout());
        scroll.viewportBoundsProperty().addListener((p, before, now) -> next.playFromStart());
        return this;
    }

    public Noted fillingHeight() {
        scroll.setFitToHeight(true);
        return this;
    }
}
