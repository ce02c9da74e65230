package afterimage.app.features;

import afterimage.app.control.Flyout;
import afterimage.app.control.FrameImage;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Shading;
import afterimage.engine.probe.UnitPeak;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** The clips that a channel or unit likes, each by the frame at which that is most active; flies out. */
final class LikedTiles extends VBox {
    private static final int FRAME = 64;

    final Flyout flyout = new Flyout(this);

    LikedTiles(FeaturesViewModel model, Consumer<UnitPeak> watch) {
        super(8);
        TilePane tiles = new TilePane(8, 8);
        tiles.setPrefColumns(FeaturesViewModel.LIKED / 2);
        for (int i = 0; i < FeaturesViewModel.LIKED; i++) {
            int place = i;
            FrameImage image = new FrameImage(FRAME);
            Button tile = Nodes.button("features-liked-" + (place + 1), " ", () -> {
                watch.accept(model.liked.get().get(place));
                flyout.hide();
            });
            tile.setGraphic(new ImageView(image.image));
            tile.setContentDisplay(ContentDisplay.TOP);
            tile.getStyleClass().add("clip-tile");
            model.liked.subscribe(peaks -> {
                tile.setDisable(peaks.isEmpty());
                if (!peaks.isEmpty()) {
                    UnitPeak peak = peaks.get(place);
                    image.show(peak.clip().frame(peak.frame()), Shading.GREY);
                    tile.setText(Texts.of("features.liked.peak", peak.frame(), peak.activity()));
                }
            });
            tiles.getChildren().add(tile);
        }
        getChildren().addAll(Nodes.following(model.likedWords, "features-liked-words", "dim"), tiles);
    }
}
