package afterimage.app.codes;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;

/** The codes of many clips, and what can be read from them. */
public final class CodesFeature extends InsideFeature<CodesViewModel> {
    public CodesFeature(Surroundings around) {
        super(around, new CodesViewModel(around.probing(), around.digits()));
        tab(
                "Code space",
                "Where the codes of many clips lie, walks between two of them, and what can be read from a code.",
                () -> new CodesView(model, around.palette()),
                model::setSeen);
        exhibit(Exhibit.of(
                "codes",
                "Code space",
                "Codes of held-out clips in the plane: as shown as PNG; places and traits of the clips as CSV.",
                ".code-map",
                model::pointsCsv));
        exhibit(Exhibit.of(
                "probes",
                "Linear probes",
                "What linear probes read from the encoder's state: as shown as PNG, the scores as CSV.",
                ".code-probes",
                model::scoresCsv));
    }
}
