package afterimage.app.draw;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;
import java.util.Random;

/** Clips of digits that the user draws and drags. */
public final class DrawFeature extends InsideFeature<DrawViewModel> {
    public DrawFeature(Surroundings around) {
        super(
                around,
                new DrawViewModel(around.probing(), around.digits(), new Random(), around.players(), around.guests()));
        tab("Draw", () -> new DrawView(model, around.palette()));
        exhibit(Exhibit.of("draw", ".draw", model::toCsv, model::arrays));
    }
}
