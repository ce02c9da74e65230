package afterimage.app.draw;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import java.util.List;
import java.util.Random;

/** Clips of digits that the user draws and drags. */
public final class DrawFeature implements Feature {
    private final DrawViewModel model;
    private final Surroundings around;

    public DrawFeature(Surroundings around) {
        this.around = around;
        model = new DrawViewModel(
                around.probing(),
                around.digits(),
                new Random(),
                around.players().timeProperty(),
                around.guests());
    }

    public DrawViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                "Draw",
                "Clips of your own: draw digits, drag them and their speeds, and watch the model follow.",
                () -> new DrawView(model, around.palette(), around.players().timeProperty(), around.players()::scrubTo),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of(
                "draw",
                "Draw",
                "A clip drawn by hand: as shown as PNG, errors and the digits' tracks as CSV, the frames as npz.",
                ".draw",
                model::toCsv,
                model::arrays));
    }
}
