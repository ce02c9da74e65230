package afterimage.app.meddle;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.engine.clip.Shading;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;

/** What the decoders start from: the clip's own code, nothing, or another clip's; and noise on it. */
final class CodeSection extends FlowPane {
    private enum Start {
        OWN("its own", "What the encoder ended with for this clip."),
        ZEROS("zeros", "The decoders know nothing of the clip: what they write is what they expect of any clip."),
        OTHER(
                "of another clip…",
                "The decoders write what they know of the clip chosen: all that they learn is in the code.");

        private final String words;
        private final String about;

        Start(String words, String about) {
            this.words = words;
            this.about = about;
        }
    }

    private static final int FRAME = 64;
    private static final int COLUMNS = 4;

    private final MeddleViewModel model;
    private final MeddleChoices choices;
    private final Segments<Start> start;
    private final Dial noise;

    CodeSection(MeddleViewModel model) {
        super(14, 6);
        this.model = model;
        choices = model.choices;
        start = new Segments<>("meddle-code", List.of(Start.values()), start -> start.words, this::choose)
                .explained(start -> start.about);
        start.getStyleClass().add("meddle-segments");
        noise = new Dial("meddle-noise", "Standard deviation of the noise", 1, choices::setNoise);
        Label noiseName = new Label("noise");
        noiseName.setTooltip(new Tooltip("Standard deviation of normal noise that is added to each number of the code. "
                + "Look for whether shapes or places go first."));
        Button again = Nodes.button(
                "meddle-noise-again", "New seed", "Draws other noise of the same size.", choices::newNoise);
        again.setGraphic(Icon.DICE.node());
        getChildren().addAll(Nodes.row(8, new Label("code"), start), Nodes.row(8, noiseName, noise, again));
    }

    private void choose(Start from) {
        switch (from) {
            case OWN -> choices.startFromOwn();
            case ZEROS -> choices.startFromZeros();
            case OTHER -> chooseClip();
        }
        refresh();
    }

    private void chooseClip() {
        TilePane tiles = new TilePane(8, 8);
        tiles.setPrefColumns(COLUMNS);
        Flyout flyout = new Flyout(tiles);
        for (int k = 0; k < model.clips(); k++) {
            int clip = k;
            FrameImage image = new FrameImage(FRAME);
            image.show(model.thumbnail(clip), Shading.GREY);
            Button tile = Nodes.button("meddle-clip-" + (clip + 1), Integer.toString(clip + 1), () -> {
                model.startFromClip(clip);
                flyout.hide();
            });
            tile.setGraphic(new ImageView(image.image));
            tile.setContentDisplay(ContentDisplay.TOP);
            tile.getStyleClass().add("clip-tile");
            tile.setAccessibleText("The code of clip " + (clip + 1));
            tiles.getChildren().add(tile);
        }
        flyout.showUnder(start.segment(Start.OTHER));
    }

    void refresh() {
        int number = choices.otherClip();
        start.choose(choices.startsFromZeros() ? Start.ZEROS : number > 0 ? Start.OTHER : Start.OWN);
        start.segment(Start.OTHER).setText(number > 0 ? "of clip " + number + "…" : Start.OTHER.words);
        noise.set(choices.now.get().what().code().noise());
    }
}
