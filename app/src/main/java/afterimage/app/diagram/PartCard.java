package afterimage.app.diagram;

import afterimage.app.control.Nodes;
import afterimage.app.control.PaintedType;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows the words, equations and sizes of a part of the model. */
final class PartCard extends ScrollPane {
    /** Widths of a window beside its kernel and of a sum, pixels at the usual size of type. */
    private static final double TERMS = 326;

    private static final double SUM = 240;
    private static final double MIN_ROOM = 150;
    private static final double MARGINS = 40;

    private final VBox lines = Nodes.styled(new VBox(), "part-lines");
    /** The sum beside its terms where there is room for both. */
    private final FlowPane numbers = new FlowPane(24, 4);

    private final PaintedType type = new PaintedType(this::sayNumbers);
    private List<Arithmetic.Line> said = List.of();
    private Part shown;

    PartCard() {
        getStyleClass().add("part-card");
        setContent(new VBox(type, lines));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Texts.of("diagram.card"));
        widthProperty().addListener((p, before, now) -> sayNumbers());
    }

    /** @param arithmetic how the part's number comes about */
    void show(Part part, Optional<Arithmetic> arithmetic) {
        said = arithmetic.map(how -> how.lines).orElse(List.of());
        sayNumbers();
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
        long count = part.parameters();
        String parameters = count == 0 ? Texts.of("diagram.parameters.none") : Texts.count("diagram.parameters", count);
        say(parameters, "part-shape");
        say(part.source(), "part-source");
        setVvalue(0);
    }

    private void sayNumbers() {
        double room = Math.max(MIN_ROOM, getWidth() - MARGINS);
        VBox terms = new VBox(4);
        terms.setPrefWidth(Math.min(TERMS * type.scale(), room));
        VBox sum = new VBox(4);
        sum.setPrefWidth(Math.min((said.size() > 1 ? SUM : TERMS) * type.scale(), room));
        numbers.getChildren().setAll(terms, sum);
        for (Arithmetic.Line line : said) {
            FlowPane columns = new FlowPane(6, 2);
            // It would not be narrower than its widest column.
            columns.setMinWidth(0);
            line.columns().forEach(column -> columns.getChildren().add(Nodes.label(column, "part-figures")));
            boolean one = line.columns().size() == 1;
            Region figures = one ? Nodes.text(line.columns().get(0), "part-figures") : columns;
            VBox box = line == said.get(said.size() - 1) ? sum : terms;
            box.getChildren().addAll(Nodes.text(line.words(), "part-about"), figures);
        }
        Nodes.show(terms, said.size() > 1);
        Nodes.show(numbers, !said.isEmpty());
    }

    private void say(String text, String styleClass) {
        Label label = Nodes.text(text, styleClass);
        label.setMinHeight(USE_PREF_SIZE);
        lines.getChildren().add(label);
    }
}
