package afterimage.app.theatre;

import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.Region;

/** Players side by side or in two rows, each as wide as the others and as high as its frame. */
final class PlayerRow extends Region {
    static final List<Strip> PLAYED = List.of(Strip.INPUT, Strip.RECONSTRUCTION, Strip.TRUTH, Strip.PREDICTION);

    private static final double GAP = 8;

    /** Whether they may stand in two rows, where frames are no smaller so. */
    boolean mayStack;

    private int rows = 1;
    /** From left to right. */
    private final Map<Strip, FramePlayer> players = new EnumMap<>(Strip.class);

    PlayerRow() {
        for (Strip strip : PLAYED) {
            FramePlayer player = new FramePlayer(Texts.of(strip), strip.name().toLowerCase(Locale.ROOT), strip.about);
            player.setEmptyText(Texts.of("theatre.not-yet"));
            players.put(strip, player);
            getChildren().add(player);
        }
        getStyleClass().add("players");
    }

    FramePlayer of(Strip strip) {
        return players.get(strip);
    }

    /** Leaves out the players of what is not among these; where room is dear also a future that nothing predicts. */
    void show(List<Strip> strips, boolean large) {
        boolean future = !large || strips.contains(Strip.PREDICTION);
        players.forEach(
                (strip, player) -> Nodes.show(player, strips.contains(strip) && (future || strip != Strip.TRUTH)));
    }

    private List<FramePlayer> shown() {
        return players.values().stream().filter(FramePlayer::isManaged).toList();
    }

    /** Height with the largest frames that a width takes and, if any do, that are no higher than asked. */
    double heightWithin(double width, double most) {
        FramePlayer player = of(Strip.INPUT);
        arrange(width, most);
        return rows * (player.heightWithin(cardWidth(width), cardHeight(most, rows)) + GAP) - GAP;
    }

    /** Width with the largest frames that a height takes. */
    double widthWithin(double most) {
        rows = mayStack ? 2 : 1;
        return columns() * (of(Strip.INPUT).widthWithin(cardHeight(most, rows)) + GAP) - GAP;
    }

    private void arrange(double width, double most) {
        rows = mayStack && times(width, most, 2) >= times(width, most, 1) ? 2 : 1;
    }

    private int times(double width, double most, int inRows) {
        rows = inRows;
        return of(Strip.INPUT).timesWithin(cardWidth(width), cardHeight(most, inRows));
    }

    private static double cardHeight(double most, int rows) {
        return (most + GAP) / rows - GAP;
    }

    private int columns() {
        return (shown().size() + rows - 1) / rows;
    }

    private double cardWidth(double width) {
        return Math.floor((width + GAP) / columns() - GAP);
    }

    @Override
    protected void layoutChildren() {
        arrange(getWidth(), getHeight());
        double card = cardWidth(getWidth());
        double high = cardHeight(getHeight(), rows);
        List<FramePlayer> shown = shown();
        // An odd one stands above the others: what was seen above what comes.
        int gone = columns() * rows - shown.size();
        for (int i = 0; i < shown.size(); i++) {
            int place = i == 0 ? 0 : i + gone;
            double left = Math.round(place % columns() * (getWidth() + GAP) / columns());
            shown.get(i).resizeRelocate(left, place / columns() * (high + GAP), card, high);
        }
    }
}
