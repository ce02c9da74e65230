package afterimage.app.diagram;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Painted;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The model, drawn, with what there is to read about the chosen part beside it. */
public final class DiagramView extends BorderPane {
    private static final double CARD_SHARE = 0.27;
    private static final double MIN_CARD = 182;
    private static final double MAX_CARD = 380;
    private static final double CARD_HEIGHT = 210;
    private static final double CELL_CARD_HEIGHT = 260;
    /** In an area higher than this and narrower than the other, the words stand below the drawing. */
    private static final double TALL = 460;

    private static final double WIDE = 1000;
    private static final double NOTE_WIDTH = 170;

    private final DiagramViewModel model;
    private final DiagramSheet sheet;
    private final ScrollPane scroll;
    private final StackPane drawn;
    private final VBox above;
    private final PartCard card = new PartCard();
    private final HBox path = new HBox();
    private final Label where = Nodes.label("", "diagram-where");
    private final HBox channel = Nodes.row();
    private final Label channelText = Nodes.label("", "diagram-where");
    private final Label note = Nodes.note(Nodes.label("", "diagram-where"));
    private boolean inCell;

    public DiagramView(DiagramViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        getStyleClass().add("diagram");
        setAccessibleText(Texts.of("diagram.spoken"));
        sheet = new DiagramSheet(model, palette);
        scroll = Nodes.styled(new Scroll(sheet), "diagram-scroll");
        scroll.setFitToWidth(false);
        scroll.setFocusTraversable(false);
        scroll.setPannable(true);
        // The way back lies over the empty top of a cell's drawing.
        drawn = new StackPane(scroll, path());
        StackPane.setAlignment(path, Pos.TOP_LEFT);
        path.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        note.setId("diagram-note");
        StackPane.setAlignment(note, Pos.TOP_LEFT);
        above = new VBox(Nodes.growing(drawn));
        setCenter(above);
        setRight(card);
        Nodes.whenever(this::sizeCard, widthProperty(), heightProperty());
        Runnable fit = () -> sheet.setArea(scroll.getWidth(), scroll.getHeight());
        Nodes.whenever(fit, scroll.widthProperty(), scroll.heightProperty());
        Nodes.follow(this::refresh, model.revision, palette);
    }

    private HBox path() {
        Button back = Nodes.button("diagram-back", () -> {
            model.back();
            sheet.focusChosen();
        });
        back.setGraphic(Icon.PREVIOUS.node());
        back.setAccessibleText(Texts.of("diagram-back.spoken"));
        Button before = Nodes.button("diagram-channel-before", Icon.PREVIOUS, () -> model.numbers.stepChannel(-1));
        Button after = Nodes.button("diagram-channel-after", Icon.NEXT, () -> model.numbers.stepChannel(1));
        List.of(back, before, after).forEach(button -> button.getStyleClass().add("flat"));
        channel.getChildren().setAll(before, channelText, after);
        path.getChildren().setAll(back, where, channel);
        path.setAlignment(Pos.CENTER_LEFT);
        return path;
    }

    private void sizeCard() {
        boolean high = getHeight() > TALL;
        if (note.getParent() != (high ? above : drawn)) {
            // In a low area it lies over the encoder, which is lower than its decoders; large type would cover that.
            note.setMaxSize(high ? Double.MAX_VALUE : NOTE_WIDTH, USE_PREF_SIZE);
            (high ? above : drawn).getChildren().add(high ? 0 : 1, note);
        }
        boolean tall = high && getWidth() < WIDE;
        card.setPrefWidth(Math.max(MIN_CARD, Math.min(MAX_CARD, getWidth() * CARD_SHARE)));
        card.setPrefHeight(tall ? (inCell ? CELL_CARD_HEIGHT : CARD_HEIGHT) : USE_COMPUTED_SIZE);
        if (tall != (getBottom() == card)) {
            // First out of where it is: a node stands in one place only.
            setRight(null);
            setBottom(null);
            (tall ? bottomProperty() : rightProperty()).set(card);
        }
    }

    private void refresh() {
        boolean cell = model.cell != null;
        path.setVisible(cell);
        where.setText(model.where());
        channelText.setText(model.numbers.channelText());
        Nodes.show(channel, !channelText.getText().isEmpty());
        // What is behind another tab is not drawn; it is when it comes to the front.
        if (model.seen) {
            sheet.refresh();
            card.show(model.chosen().orElse(null), model.arithmetic());
            note.setText(cell ? "" : model.note());
        }
        if (cell != inCell) {
            inCell = cell;
            sizeCard();
            scroll.setVvalue(0);
        }
    }

    /** Shows the words, equations and sizes of a part of the model. */
    private static final class PartCard extends ScrollPane {
        /** Widths of a window beside its kernel and of a sum, pixels at the usual size of type. */
        private static final double TERMS = 326;

        private static final double SUM = 240;
        private static final double MIN_ROOM = 150;
        private static final double MARGINS = 40;

        private final VBox lines = Nodes.styled(new VBox(), "part-lines");
        /** The sum beside its terms where there is room for both. */
        private final FlowPane numbers = new FlowPane(24, 4);

        private final Painted.Type type = new Painted.Type(this::sayNumbers);
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
            String parameters =
                    count == 0 ? Texts.of("diagram.parameters.none") : Texts.count("diagram.parameters", count);
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

        /**
         * One line of an equation with indices below and above: {@code _{t}}, {@code ^{1}}. Signs that the program's font lacks
         * are drawn, so that they look the same on each machine.
         */
        private static final class Equation extends TextFlow {
            private static final Pattern PIECE = Pattern.compile("_\\{([^}]*)}|\\^\\{([^}]*)}|⊙|∗|[^_^⊙∗]+|[_^]");
            private static final double RADIUS = 4;

            Equation(String line) {
                getStyleClass().add("equation");
                Matcher piece = PIECE.matcher(line);
                while (piece.find()) {
                    getChildren().add(node(piece));
                }
                setAccessibleRole(AccessibleRole.TEXT);
                setAccessibleText(line.replaceAll("[_^]\\{([^}]*)}", " $1")
                        .replace("⊙", Texts.of("diagram.spoken.product"))
                        .replace("∗", Texts.of("diagram.spoken.convolution")));
            }

            private static Node node(Matcher piece) {
                if (piece.group(1) != null) {
                    return text(piece.group(1), "equation-index", 3);
                }
                if (piece.group(2) != null) {
                    return text(piece.group(2), "equation-index", -5);
                }
                return switch (piece.group()) {
                    case "⊙" -> product();
                    case "∗" -> text("*", "equation-text", 3);
                    default -> text(piece.group(), "equation-text", 0);
                };
            }

            private static Text text(String words, String styleClass, double down) {
                Text text = Nodes.styled(new Text(words), styleClass);
                text.setTranslateY(down);
                return text;
            }

            private static Node product() {
                Circle ring = Nodes.styled(new Circle(RADIUS), "equation-ring");
                Group sign = new Group(ring, Nodes.styled(new Circle(1), "equation-dot"));
                sign.setTranslateY(-3.5);
                return sign;
            }
        }
    }
}
