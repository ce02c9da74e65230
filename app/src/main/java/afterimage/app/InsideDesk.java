package afterimage.app;

import afterimage.app.beyond.BeyondView;
import afterimage.app.beyond.BeyondViewModel;
import afterimage.app.codes.CodesView;
import afterimage.app.codes.CodesViewModel;
import afterimage.app.draw.DrawView;
import afterimage.app.draw.DrawViewModel;
import afterimage.app.export.Exhibit;
import afterimage.app.export.Taken;
import afterimage.app.features.FeaturesView;
import afterimage.app.features.FeaturesViewModel;
import afterimage.app.gates.GatesView;
import afterimage.app.gates.GatesViewModel;
import afterimage.app.history.HistoryView;
import afterimage.app.history.HistoryViewModel;
import afterimage.app.meddle.MeddleView;
import afterimage.app.meddle.MeddleViewModel;
import afterimage.app.mistakes.MistakesView;
import afterimage.app.mistakes.MistakesViewModel;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.ModelInView;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.TrainingSession;
import afterimage.app.shell.InsideView;
import afterimage.app.theatre.MovementViewModel;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

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
    private final CodesViewModel codes;
    private final BeyondViewModel beyond;
    private final MistakesViewModel mistakes;
    private final MovementViewModel movement;
    private int seen;

    /**
     * @param probe closed with this
     * @param past the saved moments of the run in view
     * @param guests shows clips in place of the held-out ones
     */
    InsideDesk(
            TrainingSession session,
            ProbeSession probe,
            Mnist digits,
            TheatreViewModel theatre,
            HistoryViewModel.Around past,
            Consumer<GuestClips> guests) {
        this.session = session;
        this.theatre = theatre;
        this.probe = probe;
        this.gates = new GatesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.features = new FeaturesViewModel(probe, theatre.shownProperty(), theatre.timeProperty());
        this.codes = new CodesViewModel(probe, digits);
        this.meddle = new MeddleViewModel(probe, theatre.shownProperty(), theatre.timeProperty(), theatre::shownClips);
        this.draw = new DrawViewModel(probe, digits, new Random(), theatre.timeProperty(), guests);
        this.history = new HistoryViewModel(probe, theatre.shownProperty(), past);
        this.beyond = new BeyondViewModel(
                probe, digits, theatre.clipProperty(), theatre.timeProperty(), theatre.playingProperty());
        this.mistakes = new MistakesViewModel(probe, digits, guests);
        this.movement = new MovementViewModel(probe, theatre.shownProperty());
        Consumer<Boolean> looks = looking(now -> {});
        movement.wantedProperty().addListener((p, before, now) -> looks.accept(now));
    }

    /** Adds a tab for each view. */
    void addTo(InsideView inside, Theme theme) {
        inside.with(
                "Gates",
                "What each gate lets through, and what the cells keep, at every step of the clip.",
                () -> new GatesView(gates, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(gates::setSeen));
        inside.with(
                "Features",
                "What each channel answers to, or what each unit reads and writes; the most important first.",
                () -> new FeaturesView(features, theme.paletteProperty(), theatre.timeProperty()),
                looking(features::setSeen));
        inside.with(
                "Code space",
                "Where the codes of many clips lie, walks between two of them, and what can be read from a code.",
                () -> new CodesView(codes, theme.paletteProperty()),
                looking(codes::setSeen));
        inside.with(
                "Meddle",
                "Silence units, hold gates or exchange the code, and see what the model can no longer do.",
                () -> new MeddleView(meddle, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(meddle::setSeen));
        inside.with(
                "Draw",
                "Clips of your own: draw digits, drag them and their speeds, and watch the model follow.",
                () -> new DrawView(draw, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(draw::setSeen));
        inside.with(
                "Beyond",
                "The model under conditions it was not trained for: longer, faster, more digits, fed the truth.",
                () -> new BeyondView(beyond, theme.paletteProperty(), this::hold, theatre.guestsTextProperty()),
                looking(beyond::setSeen));
        inside.with(
                "Mistakes",
                "On which clips the model fails: errors by overlap, bounces, speed and digits.",
                () -> new MistakesView(mistakes, theatre.timeProperty()),
                looking(mistakes::setSeen));
        inside.with(
                "History",
                "How the model came to be: outputs and gates at saved moments of the training.",
                () -> new HistoryView(history, theme.paletteProperty(), theatre.timeProperty(), theatre::scrubTo),
                looking(history::setSeen));
    }

    /** Stops the players, at a frame of theirs if they have it. */
    private void hold(int step) {
        theatre.moveFrames(0);
        theatre.scrubTo(step);
    }

    List<Exhibit> exhibits(Exhibits exhibits) {
        return List.of(
                exhibits.inside(
                        "gates",
                        "Gates",
                        "Gates, memory and hidden state at every step: as shown as PNG, their numbers as CSV or npz.",
                        ".gates",
                        () -> taken(gates.numbers(), numbers -> Taken.lines(numbers::csv)),
                        () -> taken(gates.numbers(), numbers -> Taken.arrays(numbers::arrays))),
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
                        codes::scoresCsv),
                exhibits.inside(
                        "meddle",
                        "Meddle",
                        "The model changed inside: before and after as shown as PNG, the errors of each frame as CSV, the"
                                + " frames as npz.",
                        ".meddle",
                        () -> taken(meddle.toCsv(), Taken::table),
                        () -> taken(meddle.arrays(), arrays -> Taken.arrays(() -> arrays))),
                exhibits.inside(
                        "draw",
                        "Draw",
                        "A clip drawn by hand: as shown as PNG, errors and the digits' tracks as CSV, the frames as npz.",
                        ".draw",
                        () -> taken(draw.toCsv(), Taken::table),
                        () -> taken(draw.arrays(), arrays -> Taken.arrays(() -> arrays))),
                exhibits.inside(
                        "history",
                        "History",
                        "A saved moment beside now: as shown as PNG, losses and the clip's error at each moment looked at as"
                                + " CSV.",
                        ".history",
                        history::toCsv),
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

    private static <T> Taken taken(T numbers, Function<T, Taken> way) {
        return numbers == null ? null : way.apply(numbers);
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
        movement.show(mail);
    }

    /** Whether what the views look into is the model of this run. */
    boolean looksInto(RunSpec run) {
        return probe.model().map(ModelInView::spec).filter(run::equals).isPresent();
    }

    void pulse(long now) {
        probe.deliver();
        history.tick(now);
    }

    MovementViewModel movement() {
        return movement;
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

    MeddleViewModel meddle() {
        return meddle;
    }

    DrawViewModel draw() {
        return draw;
    }

    HistoryViewModel history() {
        return history;
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
