package afterimage.app.mistakes;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.glossary.Texts;
import java.util.function.Supplier;

/** The clips on which the model fails. */
public final class MistakesFeature extends InsideFeature<MistakesViewModel> {
    public MistakesFeature(Surroundings around) {
        super(around, new MistakesViewModel(around.probing(), around.data(), around.guests()));
        tab("Mistakes", () -> new MistakesView(model, around.players().time));
        Supplier<String> csv =
                () -> model.results() == null ? null : model.results().toCsv();
        exhibits.add(Exhibit.of("mistakes", ".mistakes", csv));
        verb("measureMistakes", Verb.oneOf("200", "400", "800"), Texts.of("mistakes.verb"), values -> {
            model.count.set(Integer.valueOf(values.get(0)));
            model.measure();
        });
    }
}
