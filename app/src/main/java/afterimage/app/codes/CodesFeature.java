package afterimage.app.codes;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;

/** The codes of many clips, and what can be read from them. */
public final class CodesFeature extends InsideFeature<CodesViewModel> {
    public CodesFeature(Surroundings around) {
        super(around, new CodesViewModel(around.probing(), around.data()));
        tab("Code space", () -> new CodesView(model, around.palette()));
        exhibits.add(Exhibit.of("codes", ".code-map", model::pointsCsv));
        exhibits.add(Exhibit.of("probes", ".code-probes", model::scoresCsv));
    }
}
