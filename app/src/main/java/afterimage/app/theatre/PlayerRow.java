package afterimage.app.theatre;

import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Region;

/** Players side by side, each as wide as the others and as high as its frame. */
final class PlayerRow extends Region {
    static final List<Strip> PLAYED = List.of(Strip.INPUT, Strip.RECONSTRUCTION, Strip.TRUTH, Strip.PREDICTION);

    private static final double GAP = 8;

    /** From left to right. */
    private final Map<Strip, FramePlayer> players = new EnumMap<>(Strip.class);

    PlayerRow() {
        for (Strip strip : PLAYED) {
            FramePlayer player = new FramePlayer(strip.title(), strip.name().toLowerCase(Locale.ROOT), strip.about());
            player.setEmptyText("not computed yet");
            players.put(strip, player);
            getChildren().add(player);
        }
        getStyleClass().add("players");
    }

    FramePlayer of(Strip strip) {
        return players.get(strip);
    }

    /** Leaves out the players of what is not among these. */
    void show(List<Strip> strips) {
        players.forEach((strip, player) -> Nodes.show(player, strips.contains(strip)));
    }

    private List<FramePlayer> shown() {
        return players.values().stream().filter(FramePlayer::isManaged).toList();
    }

    /** Height of the row with the largest frames that a width takes and, if any do, that are no higher than asked. */
    double heightWithin(double width, double most) {
        return of(Strip.INPUT).heightWithin(cardWidth(width), most);
    }

    private double cardWidth(double width) {
        int count = shown().size();
        return Math.floor((width - (count - 1) * GAP) / count);
    }

    @Override
    protected void layoutChildren() {
        double card = cardWidth(getWidth());
        List<FramePlayer> shown = shown();
        for (int i = 0; i < shown.size(); i++) {
            double left = Math.round(i * (getWidth() + GAP) / shown.size());
            shown.get(i).resizeRelocate(left, 0, card, getHeight());
        }
    }
}
