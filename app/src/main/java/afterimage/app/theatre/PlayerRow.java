package afterimage.app.theatre;

import afterimage.app.control.FramePlayer;
import afterimage.app.glossary.Terms;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;

/** Four players side by side, each as wide as the others and as high as its frame. */
final class PlayerRow extends Region {
    /** What has a player, from left to right. */
    static final List<Strip> SHOWN = List.of(Strip.INPUT, Strip.RECONSTRUCTION, Strip.TRUTH, Strip.PREDICTION);

    private static final double GAP = 8;

    private final Map<Strip, FramePlayer> players = new EnumMap<>(Strip.class);

    PlayerRow() {
        add(Strip.INPUT, "input", "input");
        add(Strip.RECONSTRUCTION, "reconstruction", "reconstruction");
        add(Strip.TRUTH, "truth", "future-truth");
        add(Strip.PREDICTION, "prediction", "prediction");
        getStyleClass().add("players");
    }

    private void add(Strip strip, String styleClass, String term) {
        FramePlayer player = new FramePlayer(strip.title(), styleClass, Terms.words(term));
        players.put(strip, player);
        getChildren().add(player);
    }

    FramePlayer of(Strip strip) {
        return players.get(strip);
    }

    /** Height of the row with the largest frames that a width takes and, if any do, that are no higher than asked. */
    double heightWithin(double width, double most) {
        return of(Strip.INPUT).heightWithin(cardWidth(width), most);
    }

    private static double cardWidth(double width) {
        return Math.floor((width - (SHOWN.size() - 1) * GAP) / SHOWN.size());
    }

    @Override
    protected void layoutChildren() {
        double card = cardWidth(getWidth());
        for (int i = 0; i < SHOWN.size(); i++) {
            double left = Math.round(i * (getWidth() + GAP) / SHOWN.size());
            of(SHOWN.get(i)).resizeRelocate(left, 0, card, getHeight());
        }
    }
}
