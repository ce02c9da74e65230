package afterimage.app.features;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;

/** What the model's channels or units answer to. */
public final class FeaturesFeature extends InsideFeature<FeaturesViewModel> {
    public final LikedClips liked;

    public FeaturesFeature(Surroundings around) {
        super(
                around,
                new FeaturesViewModel(
                        around.probing(),
                        around.players().shownProperty(),
                        around.players().timeProperty()));
        liked = new LikedClips(around.probing(), around.digits(), around.players(), around.guests());
        tab(
                "Features",
                () -> new FeaturesView(
                        model, liked, around.palette(), around.players().timeProperty()),
                this::setSeen);
        exhibit(Exhibit.of("features", ".features", model::toCsv));
    }

    private void setSeen(boolean now) {
        model.setSeen(now);
        if (!now) {
            liked.forget();
        }
    }
}
