package afterimage.app.gates;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import afterimage.app.feature.Taken;
import afterimage.app.feature.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gates, memory and hidden state of the model in view. */
public final class GatesFeature implements Feature {
    private static final String TAB = "Gates";

    private final GatesViewModel model;
    private final Surroundings around;

    public GatesFeature(Surroundings around) {
        this.around = around;
        model = new GatesViewModel(
                around.probing(),
                around.players().shownProperty(),
                around.players().timeProperty());
    }

    public GatesViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                TAB,
                "What each gate lets through, and what the cells keep, at every step of the clip.",
                () -> new GatesView(
                        model, around.palette(), around.players().timeProperty(), around.players()::scrubTo),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        ways.put(Format.CSV, look -> model.numbers() == null ? null : Taken.lines(model.numbers()::csv));
        ways.put(Format.NPZ, look -> model.numbers() == null ? null : Taken.arrays(model.numbers()::arrays));
        return List.of(new Exhibit(
                "gates",
                "Gates",
                "Gates, memory and hidden state at every step: as shown as PNG, their numbers as CSV or npz.",
                ".gates",
                ways));
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.inTab(
                TAB,
                "gates",
                Verb.oneOf("mean", "movers"),
                "look into the gates",
                around.looksIn(),
                values -> model.modeProperty().set(values.get(0).equals("movers") ? GateMode.MOVERS : GateMode.MEAN)));
    }
}
