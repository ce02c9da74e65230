package afterimage.app.features;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;

/** What the model's channels or units answer to. */
public final class FeaturesFeature extends InsideFeature<FeaturesViewModel> {
    public FeaturesFeature(Surroundings around) {
        super(around, new FeaturesViewModel(around.probing(), around.players(), around.data(), around.guests()));
        tab("Features", () -> new FeaturesView(model, around.palette()));
        exhibits.add(Exhibit.of("features", ".features", model::toCsv));
    }
}
