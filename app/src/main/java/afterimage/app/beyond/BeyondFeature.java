package afterimage.app.beyond;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.Function;

/** The model under conditions that it was not trained for. */
public final class BeyondFeature extends InsideFeature<BeyondViewModel> {
    public BeyondFeature(Surroundings around) {
        super(around, new BeyondViewModel(around.probing(), around.data(), around.players()));
        tab("Beyond", () -> new BeyondView(model, around.palette()));
        exhibits.add(Exhibit.of("beyond", ".beyond", () -> model.figures().toCsv()));
        Function<List<String>, String> frames = Verb.oneOf("10", "20", "30", "50");
        verb("beyondFrames", frames, Texts.of("beyond.verb"), v -> model.future.set(Integer.valueOf(v.get(0))));
    }
}
