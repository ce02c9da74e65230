package afterimage.app.codes;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import java.util.List;

/** The codes of many clips, and what can be read from them. */
public final class CodesFeature implements Feature {
    private final CodesViewModel model;
    private final Surroundings around;

    public CodesFeature(Surroundings around) {
        this.around = around;
        model = new CodesViewModel(around.probing(), around.digits());
    }

    public CodesViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                "Code space",
                "Where the codes of many clips lie, walks between two of them, and what can be read from a code.",
                () -> new CodesView(model, around.palette()),
                model::setSeen));
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                Exhibit.of(
                        "codes",
                        "Code space",
                        "Codes of held-out clips in the plane: as shown as PNG; places and traits of the clips as CSV.",
                        ".code-map",
                        model::pointsCsv),
                Exhibit.of(
                        "probes",
                        "Linear probes",
                        "What linear probes read from the encoder's state: as shown as PNG, the scores as CSV.",
                        ".code-probes",
                        model::scoresCsv));
    }
}
