package afterimage.app.features;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;

/** What the model's channels or units answer to. */
public final class FeaturesFeature extends InsideFeature<FeaturesViewModel> {
    public FeaturesFeature(Surroundings around) {
        super(
                around,
                new FeaturesViewModel(
                        around.probing(),
                        around.players().shownProperty(),
                        around.players().timeProperty()));
        tab(
                "Features",
                "What each channel answers to, or what each unit reads and writes; the most important first.",
                () -> new FeaturesView(model, around.palette(), around.players().timeProperty()),
                model::setSeen);
        exhibit(Exhibit.of(
                "features",
                "Features",
                "Channels or units, the most important first: as shown as PNG, their numbers as CSV.",
                ".features",
                model::toCsv));
    }
}
