package afterimage.app.diagram;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

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
        if (model.isSeen()) {
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
}
