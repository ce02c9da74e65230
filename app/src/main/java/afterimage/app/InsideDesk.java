package afterimage.app;

import afterimage.app.beyond.BeyondView;
import afterimage.app.beyond.BeyondViewModel;
import afterimage.app.export.Exhibit;
import afterimage.app.features.FeaturesView;
import afterimage.app.features.FeaturesViewModel;
import afterimage.app.gates.GatesView;
import afterimage.app.gates.GatesViewModel;
import afterimage.app.home.DigitFiles;
import afterimage.app.mistakes.MistakesView;
import afterimage.app.mistakes.MistakesViewModel;
import afterimage.app.session.Compute;
import afterimage.app.session.GuestClips;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.shell.InsideView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.digits.Mnist;
import java.util.List;
import java.util.function.Consumer;

/** The views that look inside the model. As long as none of them is seen, training is not asked for anything. */
final class InsideDesk implements AutoCloseable {
    private final TrainingSession session;
    private final ProbeSession probe;
    private final TheatreViewModel theatre;
    private final GatesViewModel gates;
    private final FeaturesViewModel features;
    private final BeyondViewModel beyond;
    private final MistakesViewModel mistakes;
    private int seen;

    /** @param guests shows clips in place of the held-out ones */
    InsideDesk(
            TrainingSession session,
            SnapshotMailbox mailbox,
            Compute compute,
            TheatreViewModel theatre,
            Consumer<GuestClips> guests) {
        this.session = session;
        this.theatre = theatre;
        this.probe = new ProbeSession(mailbox, compute);
        this.gates = new GatesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.features = new FeaturesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        Mnist digits = DigitFiles.source();
        this.beyond = new BeyondViewModel(
                probe, digits, theatre.clipProperty(), theatre.timeProperty(), theatre.playingProperty());
        this.mistakes = new MistakesViewModel(probe, digits, guests);
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
        inside.with("Beyond", new BeyondView(beyond, theme.paletteProperty(), this::hold), looking(beyond::setSeen));
        inside.with("Mistakes", new MistakesView(mistakes, theatre.timeProperty()), looking(mistakes::setSeen));
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
                        "beyond",
                        "Beyond the training",
                        "The model under other conditions: as shown as PNG, the error of each frame as CSV.",
                        ".beyond",
                        () -> beyond.figures().toCsv()),
                exhibits.inside(
                        "mistakes",
                        "Mistakes",
                        "Errors by overlap, bounces, speed and digits: as shown as PNG, every clip's numbers as CSV.",
                        ".mistakes",
                        mistakes::toCsv));
    }

    /** Stops the players, at a frame of theirs if they have it. */
    private void hold(int step) {
        theatre.moveFrames(0);
        theatre.scrubTo(step);
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

    FeaturesViewModel features() {
        return features;
    }

    GatesViewModel gates() {
        return gates;
    }

    BeyondViewModel beyond() {
        return beyond;
    }

    MistakesViewModel mistakes() {
        return mistakes;
    }

    @Override
    public void close() {
        probe.close();
    }
}
