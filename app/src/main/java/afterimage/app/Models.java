package afterimage.app;

import afterimage.app.beyond.BeyondFeature;
import afterimage.app.codes.CodesFeature;
import afterimage.app.curves.CurvesFeature;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.desk.Comparison;
import afterimage.app.desk.FileDesk;
import afterimage.app.desk.PreferencesDesk;
import afterimage.app.desk.RunDesk;
import afterimage.app.desk.RunFeature;
import afterimage.app.desk.ShapesDesk;
import afterimage.app.desk.StudyDesk;
import afterimage.app.desk.TrainDesk;
import afterimage.app.diagram.CellNumbers;
import afterimage.app.diagram.DiagramFeature;
import afterimage.app.diagram.DiagramViewModel;
import afterimage.app.draw.DrawFeature;
import afterimage.app.feature.Feature;
import afterimage.app.feature.InsideFeature.Surroundings;
import afterimage.app.features.FeaturesFeature;
import afterimage.app.gates.GatesFeature;
import afterimage.app.glossary.Texts;
import afterimage.app.history.HistoryFeature;
import afterimage.app.home.DataFiles;
import afterimage.app.home.Home;
import afterimage.app.home.Preference;
import afterimage.app.home.PreferencesFile;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.meddle.MeddleFeature;
import afterimage.app.metrics.MetricsFeature;
import afterimage.app.mistakes.MistakesFeature;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsFeature;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Compute;
import afterimage.app.session.Messages;
import afterimage.app.session.ModelInView;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.RunReader;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.StudySession;
import afterimage.app.session.TrainingSession;
import afterimage.app.session.Worker;
import afterimage.app.setup.SetupFeature;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.source.SourceViewModel;
import afterimage.app.study.StudyReader;
import afterimage.app.theatre.TheatreFeature;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.app.transport.StatusViewModel;
import afterimage.app.transport.TransportFeature;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.data.Data;
import afterimage.engine.device.MachineMemory;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** All of the program that is no view: the features' models, the desks behind them and the threads that compute. */
final class Models implements AutoCloseable {
    /** Before all else, as what is made here asks for texts. */
    final PreferencesFile preferences = preferences();

    final SnapshotMailbox mailbox = new SnapshotMailbox();
    final Theme theme = new Theme();
    final Messages messages = new Messages();
    final SetupViewModel setup = new SetupViewModel(Presets.ALL);
    final TransportViewModel transport = new TransportViewModel(messages);
    final Worker worker = new Worker("files");
    final Data data = DataFiles.source();
    final Compute compute = new Compute(Home.device(preferences.get()), Preference.threads(preferences.get()));
    final StatusViewModel status = new StatusViewModel(MachineMemory::ofThisProcess, compute::words);
    /** What {@code ViewSession.holdUntil} waits for. */
    final CountDownLatch windowIsUp = new CountDownLatch(1);

    final PreferencesDesk preferred = new PreferencesDesk(
            messages,
            worker,
            device -> compute.at(List.of(device), mailbox).get(0).device());
    final TrainingSession session = new TrainingSession(mailbox, data, compute);
    final RunDesk desk;
    final TrainDesk training;
    final FileDesk files;
    final SourceViewModel source;
    final StudyDesk studies;
    final TheatreFeature theatre;
    final CurvesFeature curves = new CurvesFeature(new CurvesViewModel(), theme.palette);
    final MetricsFeature metrics = new MetricsFeature();
    final RunsViewModel runs;
    /** In the order of their tabs, menus and exhibits; what the window adds stands around them. */
    final List<Feature> features;

    private final Worker background = new Worker("runs");
    private final ProbeSession probe = new ProbeSession(mailbox, compute);
    /** Views that look inside the model. */
    private int lookers;

    Models() {
        session.view.holdUntil(windowIsUp);
        desk = new RunDesk(session, setup, transport, messages, Home.runs(preferences.get()));
        training = new TrainDesk(desk);
        // The worker reads data and model while the rest is made; what comes of it waits for the first pulse.
        desk.openFirst();
        runs = new RunsViewModel(desk.runs.get(), background, desk, messages);
        RunReader reader = new RunReader(mailbox, data, compute);
        StudySession trainer = new StudySession(mailbox, data, compute);
        studies = new StudyDesk(trainer, new StudyReader(reader), desk, runs, preferred.remote);
        training.refuseWhile(studies::refusesTraining);
        new Comparison(runs, curves.model(), metrics.model, reader, background);
        files = new FileDesk(desk, worker, preferences);
        source = new SourceViewModel(worker, messages, setup.spec, setup::use);
        worker.run(DataFiles.shelf()::all, messages::refuse, setup.sources::setAll);
        theatre = new TheatreFeature(probe, runs::compareBundled, theme.palette);
        features = features();
        Stream.of(theatre.movement.wanted, feature(DiagramFeature.class).model().numbers.wanted)
                .forEach(each ->
                        each.addListener((p, before, now) -> counted(seen -> {}).accept(now)));
        HistoryFeature history = feature(HistoryFeature.class);
        curves.model().markedStep.bind(history.model.markedStep);
        desk.runs.addListener((p, before, now) -> runs.useFolder(now));
        transport.until.limit.addListener((p, before, now) -> session.until(now));
        theatre.trial.trial.addListener((p, before, now) -> files.showTrial(now));
    }

    /** From now on texts are in the language that was chosen, and memory is bounded. */
    private static PreferencesFile preferences() {
        PreferencesFile kept = new PreferencesFile(Home.preferences());
        Preference.apply(kept.get());
        return kept;
    }

    /** What the lesson under way has trained. */
    LessonViewModel.Runs lessonRuns() {
        RunFeature run = feature(RunFeature.class);
        Function<RunEntry, LessonViewModel.Runs.Result> result =
                each -> new LessonViewModel.Runs.Result(each.name(), each.heldOut());
        return new LessonViewModel.Runs(() -> run.trained().stream().map(result).toList(), run.keepsTrained);
    }

    private List<Feature> features() {
        TheatreViewModel players = theatre.model;
        Surroundings around = new Surroundings(
                probe, data, players, session.view::showGuests, messages, this::looksIn, theme.palette);
        ShapesDesk shapes = new ShapesDesk(desk, training, worker, Home.folder().resolve("shapes"));
        boolean comesBack = Preference.START.in(preferences.get()).equals("run");
        return List.of(
                new TransportFeature(transport, status, messages, worker),
                new RunFeature(desk, training, runs, comesBack),
                theatre,
                curves,
                metrics,
                new DiagramFeature(
                        new DiagramViewModel(setup.spec, players, new CellNumbers(probe, players)), theme.palette),
                new SetupFeature(setup, () -> !transport.busy.get()),
                new RunsFeature(runs),
                new GatesFeature(around),
                new FeaturesFeature(around),
                new CodesFeature(around),
                new MeddleFeature(around),
                new DrawFeature(around, shapes::keep, shapes::train),
                new BeyondFeature(around),
                new MistakesFeature(around),
                new HistoryFeature(around, background, desk::branch, desk::bundled));
    }

    /** Whether the views inside look into the model in view; they are told of it a moment after it came. */
    private boolean looksIn() {
        Optional<RunSpec> spec = probe.model().map(ModelInView::spec);
        return spec.isPresent() && spec.equals(desk.inView());
    }

    /** Tells {@code view} whether it is seen, after counting it: while no view looks inside, training is not asked. */
    Consumer<Boolean> counted(Consumer<Boolean> view) {
        return now -> {
            lookers += now ? 1 : -1;
            if (now && lookers == 1) {
                session.view.watch(probe::show);
            } else if (lookers == 0) {
                session.view.watch(null);
            }
            view.accept(now);
        };
    }

    /** The feature of this kind. */
    <T extends Feature> T feature(Class<T> kind) {
        Stream<Feature> found = features.stream().filter(kind::isInstance);
        return kind.cast(found.findFirst().orElseThrow());
    }

    /** Hands on what other threads have made. */
    void pulse(long now) {
        worker.deliver();
        background.deliver();
        probe.deliver();
        studies.pulse();
    }

    /** Saves what is training and ends what was begun; harmless when that has been done. */
    void finish() {
        studies.close();
        session.close();
        worker.finish();
    }

    /** How far the training is that a lesson's step has begun; empty if none trains. */
    String lessonTraining() {
        long limit = transport.until.limit.get().steps();
        return limit > 0 && transport.state.get() == SessionState.RUNNING
                ? Texts.of("app.lesson.training", transport.steps(), limit)
                : "";
    }

    /** Saves what is training and ends the threads. */
    @Override
    public void close() {
        probe.close();
        finish();
        background.close();
    }
}
