package afterimage.app.features;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Shading;
import afterimage.engine.probe.UnitPeak;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The clips that a channel or unit likes, each by the frame at which that is most active; flies out. */
final class LikedTiles extends VBox {
    private static final int FRAME = 64;
    private static final int COLUMNS = 4;

    private final LikedClips liked;
    private final TilePane tiles = new TilePane(8, 8);
    private final Flyout flyout = new Flyout(this);

    LikedTiles(LikedClips liked) {
        super(8);
        this.liked = liked;
        tiles.setPrefColumns(COLUMNS);
        for (int place = 0; place < LikedClips.SHOWN; place++) {
            tiles.getChildren().add(tile(place));
        }
        getChildren().addAll(Nodes.following(liked.words, "features-liked-words", "dim"), tiles);
        getStyleClass().add("features-liked");
    }

    private Button tile(int place) {
        FrameImage image = new FrameImage(FRAME);
        Button tile = Nodes.button("features-liked-" + (place + 1), " ", () -> {
            liked.watch(place);
            flyout.hide();
        });
        tile.setGraphic(new ImageView(image.image));
        tile.setContentDisplay(ContentDisplay.TOP);
        tile.getStyleClass().add("clip-tile");
        liked.found.subscribe(now -> {
            tile.setDisable(now == null);
            if (now != null) {
                UnitPeak peak = now.peaks().get(place);
                image.show(now.clips().get(place).frame(peak.frame()), Shading.GREY);
                tile.setText("t %d · %s".formatted(peak.frame(), Texts.of("features.liked.activity", peak.activity())));
            }
        });
        return tile;
    }

    void showUnder(Node owner) {
        flyout.showUnder(owner);
    }
}
