package afterimage.app;

import afterimage.app.codes.CodesView;
import afterimage.app.codes.CodesViewModel;
import afterimage.app.export.Exhibit;
import afterimage.app.features.FeaturesView;
import afterimage.app.features.FeaturesViewModel;
import afterimage.app.gates.GatesView;
import afterimage.app.gates.GatesViewModel;
import afterimage.app.home.DigitFiles;
import afterimage.app.session.Compute;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.shell.InsideView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import java.util.List;
import java.util.function.Consumer;

/** The views that look inside the model. As long as none of them is seen, training is not asked for anything. */
final class InsideDesk implements AutoCloseable {
    private final TrainingSession session;
    private final ProbeSession probe;
    private final TheatreViewModel theatre;
    private final GatesViewModel gates;
    private final FeaturesViewModel features;
    private final CodesViewModel codes;
    private int seen;

    InsideDesk(TrainingSession session, SnapshotMailbox mailbox, Compute compute, TheatreViewModel theatre) {
        this.session = session;
        this.theatre = theatre;
        this.probe = new ProbeSession(mailbox, compute);
        this.gates = new GatesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.features = new FeaturesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.codes = new CodesViewModel(probe, DigitFiles.source());
    }

    /** Adds a tab for each view. */
    void addTo(InsideView inside, Theme theme) {
        inside.with(
                "Gates",
                new GatesView(gates, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(gates::setSeen));
        inside.with(
                "Features",
                new FeaturesView(features, theme.paletteProperty(), theatre.timeProperty()),
                looking(features::setSeen));
        inside.with("Code space", new CodesView(codes, theme.paletteProperty()), looking(codes::setSeen));
    }

    List<Exhibit> exhibits(Exhibits exhibits) {
        return List.of(
                exhibits.inside(
                        "gates",
                        "Gates",
                        "Gates, memory and hidden state at every step: as shown as PNG, their numbers as CSV.",
                        ".gates",
                        gates::toCsv),
                exhibits.inside(
                        "features",
                        "Features",
                        "Channels or units, the most important first: as shown as PNG, their numbers as CSV.",
                        ".features",
                        features::toCsv),
                exhibits.inside(
                        "codes",
                        "Code space",
                        "Codes of held-out clips in the plane: as shown as PNG; places and traits of the clips as CSV.",
                        ".code-map",
                        codes::pointsCsv),
                exhibits.inside(
                        "probes",
                        "Linear probes",
                        "What linear probes read from the encoder's state: as shown as PNG, the scores as CSV.",
                        ".code-probes",
                        codes::scoresCsv));
    }

    /** Counts who looks, before telling the view. */
    private Consumer<Boolean> looking(Consumer<Boolean> view) {
        return now -> {
            seen += now ? 1 : -1;
            if (now && seen == 1) {
                session.watch(probe::show);
            } else if (seen == 0) {
                session.watch(null);
            }
            view.accept(now);
        };
    }

    void pulse() {
        probe.deliver();
    }

    CodesViewModel codes() {
        return codes;
    }

    FeaturesViewModel features() {
        return features;
    }

    GatesViewModel gates() {
        return gates;
    }

    @Override
    public void close() {
        probe.close();
    }
}
