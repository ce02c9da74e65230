package afterimage.app.control;

import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Frames with words below them, of which one is chosen with a click; they fly out under a control. */
public final class FrameTiles extends VBox {
    private static final int FRAME = 64;
    private static final int COLUMNS = 4;

    private final TilePane tiles = new TilePane(8, 8);
    private final Flyout flyout = new Flyout(this);

    public record Tile(Button button, FrameImage picture) {}

    public FrameTiles(Node... above) {
        super(8, above);
        tiles.setPrefColumns(COLUMNS);
        getChildren().add(tiles);
    }

    /** Clips by one frame of each; {@code then} gets the place of the one chosen. Ids end with numbers from 1. */
    public static FrameTiles ofClips(String id, String spokenKey, List<Clip> clips, int frame, IntConsumer then) {
        FrameTiles all = new FrameTiles();
        for (int k = 0; k < clips.size(); k++) {
            int clip = k;
            Tile tile = all.add(id + (k + 1), Integer.toString(k + 1), () -> then.accept(clip));
            tile.picture.show(clips.get(k).frame(frame), Shading.GREY);
            tile.button.setAccessibleText(Texts.of(spokenKey, k + 1));
        }
        return all;
    }

    public Tile add(String id, String words, Runnable onChosen) {
        FrameImage picture = new FrameImage(FRAME);
        Button button = Nodes.button(id, words, () -> {
            onChosen.run();
            flyout.hide();
        });
        button.getStyleClass().add("clip-tile");
        button.setGraphic(new ImageView(picture.image));
        button.setContentDisplay(ContentDisplay.TOP);
        tiles.getChildren().add(button);
        return new Tile(button, picture);
    }

    public void mark(int place) {
        tiles.getChildren().stream().skip(place).limit(1).forEach(tile -> Nodes.styled(tile, "chosen"));
    }

    public void showUnder(Node owner) {
        flyout.showUnder(owner);
    }
}
