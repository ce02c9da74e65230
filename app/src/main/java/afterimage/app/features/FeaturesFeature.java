package afterimage.app.features;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import java.util.List;

/** What the model's channels or units answer to. */
public final class FeaturesFeature implements Feature {
    private final FeaturesViewModel model;
    private final Surroundings around;

    public FeaturesFeature(Surroundings around) {
        this.around = around;
        model = new FeaturesViewModel(
                around.probing(),
                around.players().shownProperty(),
                around.players().timeProperty());
    }

    public FeaturesViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                "Features",
                "What each channel answers to, or what each unit reads and writes; the most important first.",
                () -> new FeaturesView(model, around.palette(), around.players().timeProperty()),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of(
                "features",
                "Features",
                "Channels or units, the most important first: as shown as PNG, their numbers as CSV.",
                ".features",
                model::toCsv));
    }
}
