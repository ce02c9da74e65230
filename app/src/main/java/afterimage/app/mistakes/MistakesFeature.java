package afterimage.app.mistakes;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import afterimage.app.feature.Verb;
import java.util.List;

/** The clips on which the model fails. */
public final class MistakesFeature implements Feature {
    private static final String TAB = "Mistakes";

    private final MistakesViewModel model;
    private final Surroundings around;

    public MistakesFeature(Surroundings around) {
        this.around = around;
        model = new MistakesViewModel(around.probing(), around.digits(), around.guests());
    }

    public MistakesViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                TAB,
                "On which clips the model fails: errors by overlap, bounces, speed and digits.",
                () -> new MistakesView(model, around.players().timeProperty()),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of(
                "mistakes",
                "Mistakes",
                "Errors by overlap, bounces, speed and digits: as shown as PNG, every clip's numbers as CSV.",
                ".mistakes",
                model::toCsv));
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.inTab(
                TAB, "measureMistakes", Verb.oneOf("200", "400", "800"), "measure", around.looksIn(), values -> {
                    model.countProperty().set(Integer.valueOf(values.get(0)));
                    model.measure();
                }));
    }
}
