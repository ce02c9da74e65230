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
                        around.data().mnist,
                        new Random(),
                        around.players().timeProperty(),
                        around.guests()));
        Players players = around.players();
        tab("Draw", () -> new DrawView(model, around.palette(), players.timeProperty(), players::scrubTo));
        exhibit(Exhibit.of("draw", ".draw", model::toCsv, model::arrays));
    }
}
