package afterimage.app.diagram;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Shows the words, equations and sizes of a part of the model. */
final class PartCard extends ScrollPane {
    private final VBox lines = new VBox();
    /** The sum beside its terms where there is room for both. */
    private final FlowPane numbers = new FlowPane(24, 4);
    /** Where a window and its kernel no longer stand beside each other, pixels. */
    private static final double FIGURES = 340;

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
        arithmetic.ifPresent(how -> say(how.lines));
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

    private void say(List<Arithmetic.Line> all) {
        VBox terms = new VBox(4);
        for (Arithmetic.Line line : all) {
            FlowPane figures = new FlowPane(6, 2);
            figures.setPrefWrapLength(FIGURES);
            line.columns().forEach(column -> figures.getChildren().add(Nodes.label(column, "part-figures")));
            boolean last = line == all.get(all.size() - 1);
            VBox said = new VBox(4, Nodes.text(line.words(), "part-about"), figures);
            (last ? numbers : terms).getChildren().add(said);
        }
        if (all.size() > 1) {
            numbers.getChildren().add(0, terms);
        }
    }

    private void say(String text, String styleClass) {
        Label label = Nodes.text(text, styleClass);
        label.setMinHeight(USE_PREF_SIZE);
        lines.getChildren().add(label);
    }
}
