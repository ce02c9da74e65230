package afterimage.app;

import afterimage.app.draw.DrawView;
import afterimage.app.draw.DrawViewModel;
import afterimage.app.export.Exhibit;
import afterimage.app.features.FeaturesView;
import afterimage.app.features.FeaturesViewModel;
import afterimage.app.gates.GatesView;
import afterimage.app.gates.GatesViewModel;
import afterimage.app.history.HistoryView;
import afterimage.app.history.HistoryViewModel;
import afterimage.app.home.DigitFiles;
import afterimage.app.meddle.MeddleView;
import afterimage.app.meddle.MeddleViewModel;
import afterimage.app.session.Compute;
import afterimage.app.session.Mail;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.shell.InsideView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The views that look inside the model. As long as none of them is seen, training is not asked for anything. */
final class InsideDesk implements AutoCloseable {
    private final TrainingSession session;
    private final ProbeSession probe;
    private final TheatreViewModel theatre;
    private final GatesViewModel gates;
    private final FeaturesViewModel features;
    private final MeddleViewModel meddle;
    private final DrawViewModel draw;
    private final HistoryViewModel history;
    private int seen;

    InsideDesk(
            TrainingSession session,
            SnapshotMailbox mailbox,
            Compute compute,
            TheatreViewModel theatre,
            HistoryViewModel.Around past) {
        this.session = session;
        this.theatre = theatre;
        this.probe = new ProbeSession(mailbox, compute);
        this.gates = new GatesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.features = new FeaturesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.meddle = new MeddleViewModel(probe, theatre.shownProperty(), theatre.timeProperty(), theatre::shownClips);
        this.draw = new DrawViewModel(probe, DigitFiles.source(), new Random(), theatre.timeProperty());
        this.history = new HistoryViewModel(probe, theatre.shownProperty(), past);
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
        inside.with(
                "Meddle",
                new MeddleView(meddle, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(meddle::setSeen));
        inside.with(
                "Draw",
                new DrawView(draw, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(draw::setSeen));
        inside.with(
                "History",
                new HistoryView(history, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(history::setSeen));
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
                        "meddle",
                        "Meddle",
                        "The model changed inside: before and after as shown as PNG, the errors of each frame as CSV.",
                        ".meddle",
                        meddle::toCsv),
                exhibits.inside(
                        "draw",
                        "Draw",
                        "A clip drawn by hand: as shown as PNG, errors and the digits' tracks as CSV.",
                        ".draw",
                        draw::toCsv),
                exhibits.inside(
                        "history",
                        "History",
                        "A saved moment beside now: as shown as PNG, losses and the clip's error at each moment looked at as"
                                + " CSV.",
                        ".history",
                        history::toCsv));
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

    void show(Mail mail) {
        history.show(mail);
    }

    void pulse(long now) {
        probe.deliver();
        history.tick(now);
    }

    FeaturesViewModel features() {
        return features;
    }

    GatesViewModel gates() {
        return gates;
    }

    MeddleViewModel meddle() {
        return meddle;
    }

    DrawViewModel draw() {
        return draw;
    }

    HistoryViewModel history() {
        return history;
    }

    @Override
    public void close() {
        probe.close();
    }
}
