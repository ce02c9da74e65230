package afterimage.app.features;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;
import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import java.util.List;

/** What the model's channels or units answer to. */
public final class FeaturesFeature extends InsideFeature<FeaturesViewModel> {
    public FeaturesFeature(Surroundings around) {
        super(
                around,
                new FeaturesViewModel(around.probing(), around.players().shown, around.players().time, around.data()));
        tab(
                "Features",
                () -> new FeaturesView(model, around.palette(), around.players().time, peak -> {
                    String about = Texts.of("features.liked.clip", peak.number() + 1);
                    around.guests().accept(new GuestClips(about, List.of(peak.clip()), null, null));
                    around.players().scrubTo(peak.frame());
                }));
        exhibit(Exhibit.of("features", ".features", model::toCsv));
    }
}
