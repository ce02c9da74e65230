package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Shading;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;

/** All clips at a glance, each by its last input frame; one is chosen with a click. */
final class ClipThumbnails {
    private static final int FRAME = 64;
    private static final int COLUMNS = 4;

    private ClipThumbnails() {}

    static void show(TheatreViewModel model, Node owner) {
        TilePane tiles = new TilePane(8, 8);
        tiles.setPrefColumns(COLUMNS);
        Flyout flyout = new Flyout(tiles);
        for (int k = 0; k < model.clips(); k++) {
            int clip = k;
            ImageView image = new ImageView(FrameImage.of(model.thumbnail(clip), FRAME, Shading.GREY));
            Button tile = Nodes.button("clip-" + (clip + 1), Integer.toString(clip + 1), () -> {
                model.chooseClip(clip);
                flyout.hide();
            });
            tile.setGraphic(image);
            tile.setContentDisplay(ContentDisplay.TOP);
            tile.getStyleClass().add("clip-tile");
            if (clip == model.clipProperty().get()) {
                tile.getStyleClass().add("chosen");
            }
            tile.setAccessibleText(Texts.of("theatre.clip", clip + 1));
            tiles.getChildren().add(tile);
        }
        flyout.showUnder(owner);
    }
}
