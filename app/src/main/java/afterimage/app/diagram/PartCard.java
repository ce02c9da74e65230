package afterimage.app.diagram;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Shows the words, equations and sizes of a part of the model. */
final class PartCard extends ScrollPane {
    private final VBox lines = new VBox();
    private final VBox numbers = new VBox(4);
    private Part shown;

    PartCard() {
        getStyleClass().add("part-card");
        lines.getStyleClass().add("part-lines");
        setContent(lines);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Texts.of("diagram.card"));
    }

    /** @param arithmetic how the part's number comes about */
    void show(Part part, Optional<Arithmetic> arithmetic) {
        numbers.getChildren().clear();
        arithmetic.ifPresent(how -> how.lines.forEach(this::say));
        Nodes.show(numbers, !numbers.getChildren().isEmpty());
        if (part == null || part.equals(shown)) {
            return;
        }
        shown = part;
        lines.getChildren().clear();
        say(part.name(), "part-name");
        part.equations().forEach(line -> lines.getChildren().add(new Equation(line)));
        lines.getChildren().add(numbers);
        say(part.about(), "part-about");
        part.shapes().forEach(shape -> say(shape, "part-shape"));
        say(part.parameterWords(), "part-shape");
        say(part.source(), "part-source");
        setVvalue(0);
    }

    private void say(Arithmetic.Line line) {
        FlowPane figures = new FlowPane(6, 2);
        line.columns().forEach(column -> figures.getChildren().add(Nodes.label(column, "part-figures")));
        numbers.getChildren().addAll(Nodes.text(line.words(), "part-about"), figures);
    }

    private void say(String text, String styleClass) {
        Label label = Nodes.text(text, styleClass);
        label.setMinHeight(USE_PREF_SIZE);
        lines.getChildren().add(label);
    }
}
