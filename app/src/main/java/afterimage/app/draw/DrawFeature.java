package afterimage.app.draw;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Players;
import afterimage.app.feature.Surroundings;
import java.util.Random;

/** Clips of digits that the user draws and drags. */
public final class DrawFeature extends InsideFeature<DrawViewModel> {
    public DrawFeature(Surroundings around) {
        super(
                around,
                new DrawViewModel(
                        around.probing(),
                        around.digits(),
                        new Random(),
                        around.players().timeProperty(),
                        around.guests()));
        Players players = around.players();
        tab(
                "Draw",
                "Clips of your own: draw digits, drag them and their speeds, and watch the model follow.",
                () -> new DrawView(model, around.palette(), players.timeProperty(), players::scrubTo),
                model::setSeen);
        exhibit(Exhibit.of(
                "draw",
                "Draw",
                "A clip drawn by hand: as shown as PNG, errors and the digits' tracks as CSV, the frames as npz.",
                ".draw",
                model::toCsv,
                model::arrays));
    }
}
