package afterimage.app.gates;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.feature.InsideFeature;
import afterimage.app.glossary.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gates, memory and hidden state of the model in view. */
public final class GatesFeature extends InsideFeature<GatesViewModel> {
    public GatesFeature(Surroundings around) {
        super(around, new GatesViewModel(around.probing(), around.players()));
        tab("Gates", () -> new GatesView(model, around.palette()));
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        ways.put(Format.CSV, look -> model.numbers() == null ? null : Capture.lines(model.numbers()::csv));
        ways.put(Format.NPZ, look -> model.numbers() == null ? null : Capture.arrays(model.numbers()::arrays));
        exhibits.add(new Exhibit("gates", ".gates", ways));
        Map<String, GateMode> modes = Map.of("mean", GateMode.MEAN, "movers", GateMode.MOVERS);
        verb("gates", Verb.oneOf("mean", "movers"), Texts.of("gates.verb"), v -> model.mode.set(modes.get(v.get(0))));
    }
}
