package afterimage.app.meddle;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.engine.clip.Shading;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;

/** What the decoders start from: the clip's own code, nothing, or another clip's; and noise on it. */
final class CodeSection extends FlowPane {
    private static final int FRAME = 64;
    private static final int COLUMNS = 4;

    private final MeddleViewModel model;
    private final MeddleChoices choices;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton own = button("own", "its own", "What the encoder ended with for this clip.");
    private final ToggleButton zeros = button(
            "zeros",
            "zeros",
            "The decoders know nothing of the clip: what they write is what they expect of any clip.");
    private final ToggleButton other = button(
            "other",
            "of another clip…",
            "The decoders write what they know of the clip chosen: all that they learn is in the code.");
    private final Dial noise;

    CodeSection(MeddleViewModel model) {
        super(14, 6);
        this.model = model;
        choices = model.choices();
        own.setOnAction(e -> choose(choices::startFromOwn));
        zeros.setOnAction(e -> choose(choices::startFromZeros));
        other.setOnAction(e -> choose(this::chooseClip));
        HBox start = new HBox(own, zeros, other);
        start.getStyleClass().addAll("segments", "meddle-segments");
        noise = new Dial("meddle-noise", "Standard deviation of the noise", 1, choices::setNoise);
        Label noiseName = new Label("noise");
        noiseName.setTooltip(new Tooltip("Standard deviation of normal noise that is added to each number of the code. "
                + "Look for whether shapes or places go first."));
        Button again = Nodes.button(
                "meddle-noise-again", "New seed", "Draws other noise of the same size.", choices::newNoise);
        again.setGraphic(Icon.DICE.node());
        getChildren().addAll(Nodes.row(8, new Label("code"), start), Nodes.row(8, noiseName, noise, again));
    }

    private ToggleButton button(String id, String words, String about) {
        ToggleButton button = new ToggleButton(words);
        button.setId("meddle-code-" + id);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(about));
        return button;
    }

    /** A toggle that is pressed again stays. */
    private void choose(Runnable command) {
        command.run();
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
            tile.setGraphic(new ImageView(image.image()));
            tile.setContentDisplay(ContentDisplay.TOP);
            tile.getStyleClass().add("clip-tile");
            tile.setAccessibleText("The code of clip " + (clip + 1));
            tiles.getChildren().add(tile);
        }
        flyout.showUnder(other);
    }

    void refresh() {
        int number = choices.otherClip();
        group.selectToggle(choices.startsFromZeros() ? zeros : number > 0 ? other : own);
        other.setText(number > 0 ? "of clip " + number + "…" : "of another clip…");
        noise.set(choices.now.get().what().code().noise());
    }
}
