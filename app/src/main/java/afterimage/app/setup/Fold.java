package afterimage.app.setup;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Settings that few need, behind a line that opens them; it opens by itself when one of them is in the way. */
final class Fold extends VBox {
    private final ToggleButton head = Nodes.styled(new ToggleButton(), "fold-head");
    private final VBox body;

    Fold(String id, SetupViewModel model, Node... rows) {
        getStyleClass().add("fold");
        Region arrow = Nodes.styled(new Region(), "fold-arrow");
        head.setText(Texts.of(id));
        head.setGraphic(arrow);
        head.setId(id);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setAccessibleText(Texts.of("setup.fold", head.getText()));
        body = Nodes.styled(new VBox(rows), "fold-body");
        head.selectedProperty().addListener((p, before, now) -> {
            arrow.setRotate(now ? 90 : 0);
            // What is folded is no part of the window: each pulse goes through all that is, also what cannot be seen.
            if (now) {
                getChildren().add(body);
            } else {
                getChildren().remove(body);
            }
        });
        model.problems.addListener((MapChangeListener<Setting, String>) change -> {
            if (change.wasAdded()) {
                openFor("#" + change.getKey().id());
            }
        });
        getChildren().add(head);
    }

    /** Opens if it hides what the selector names. */
    void openFor(String selector) {
        if (body.lookup(selector) != null) {
            head.setSelected(true);
        }
    }
}
