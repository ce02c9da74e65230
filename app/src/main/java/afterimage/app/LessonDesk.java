package afterimage.app;

import afterimage.app.gates.GateMode;
import afterimage.app.home.Pretrained;
import afterimage.app.lesson.LessonAction;
import afterimage.app.lesson.LessonBench;
import afterimage.app.meddle.MeddleChoices;
import afterimage.app.meddle.MeddleSection;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.SessionState;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.InsideView;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theatre.TrialViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Does to the window what lessons ask for, by what its views offer anyway, and puts it back. */
final class LessonDesk implements LessonBench {
    /** What a lesson can touch. */
    record Window(
            RunDesk desk,
            SetupViewModel setup,
            TransportViewModel transport,
            TheatreViewModel theatre,
            TrialViewModel trial,
            RunsViewModel runs,
            InsideDesk inside) {}

    private final Window window;
    private final LessonQueue queue;
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final Map<String, Consumer<LessonAction>> doing = new LinkedHashMap<>();
    /** Runs that the lesson under way has trained. */
    private final List<Path> trained = new ArrayList<>();
    /** The run in view when the last of them was begun. */
    private Optional<Path> before = Optional.empty();

    private InsideView insideView;
    private LessonSides sides;
    private LessonMemory memory;
    private boolean again;
    private int mostSteps = Integer.MAX_VALUE;

    LessonDesk(Window window) {
        this.window = window;
        this.queue = new LessonQueue(window.transport()::tellProblem);
        runs();
        theatre();
        meddle();
        doing.put("tab", a -> queue.add("show a tab", () -> true, () -> insideView.show(a.value())));
        doing.put("inside", a -> queue.add("arrange the inside", () -> true, () -> insideView.arrange(a.value())));
        doing.put("side", a -> queue.add("show a column", () -> true, () -> sides.show(a.value())));
        doing.put(
                "measureMistakes",
                a -> queue.add("measure", seen("Mistakes"), () -> {
                    window.inside().mistakes().countProperty().set(Integer.valueOf(a.value()));
                    window.inside().mistakes().measure();
                }));
        doing.put(
                "beyondFrames",
                a -> queue.add(
                        "look beyond",
                        seen("Beyond"),
                        () -> window.inside().beyond().futureProperty().set(Integer.valueOf(a.value()))));
    }

    /** Called once, when there is a window. */
    void attach(LessonSides columns, InsideView inside) {
        insideView = inside;
        sides = columns;
    }

    private void runs() {
        doing.put("open", a -> open(Pretrained.named(a.value()).orElseThrow()));
        doing.put(
                "settings",
                a -> queue.add(
                        "fill in the settings", this::idle, () -> window.setup().fill(LessonVerbs.settings(a))));
        doing.put("train", a -> {
            if (!again) {
                train(Math.min(mostSteps, Integer.parseInt(a.value())));
            }
        });
        doing.put(
                "compare",
                a -> queue.add(
                        "compare the runs",
                        this::listsTrained,
                        () -> window.runs().compare(trained)));
    }

    private void theatre() {
        TrialViewModel trial = window.trial();
        doing.put(
                "clip",
                a -> queue.add(
                        "show the clip",
                        this::hasClips,
                        () -> window.theatre().chooseClip(Integer.parseInt(a.value()) - 1)));
        doing.put(
                "frame",
                a -> queue.add(
                        "show the frame", this::hasClips, () -> window.theatre().scrubTo(Integer.parseInt(a.value()))));
        doing.put("play", a -> queue.add("play", () -> true, () -> play(Boolean.parseBoolean(a.value()))));
        doing.put(
                "asDecoded",
                a -> queue.add(
                        "turn the order",
                        this::hasClips,
                        () -> window.theatre().asDecodedProperty().set(Boolean.parseBoolean(a.value()))));
        doing.put(
                "arrows",
                a -> queue.add(
                        "show arrows",
                        this::hasClips,
                        () -> window.inside().movement().wantedProperty().set(Boolean.parseBoolean(a.value()))));
        doing.put(
                "gates",
                a -> queue.add("look into the gates", seen("Gates"), () -> {
                    boolean movers = a.value().equals("movers");
                    window.inside().gates().modeProperty().set(movers ? GateMode.MOVERS : GateMode.MEAN);
                }));
        doing.put(
                "digits",
                a -> queue.add(
                        "change the digits",
                        this::hasClips,
                        () -> trial.digitsProperty().set(Integer.valueOf(a.value()))));
        doing.put(
                "speed",
                a -> queue.add(
                        "change the speed",
                        this::hasClips,
                        () -> trial.paceProperty().set(Double.valueOf(a.value()))));
        doing.put(
                "futureFrames",
                a -> queue.add(
                        "change the future",
                        this::hasClips,
                        () -> trial.futureProperty().set(Integer.valueOf(a.value()))));
        doing.put(
                "trueFrames",
                a -> queue.add(
                        "feed true frames",
                        this::hasClips,
                        () -> trial.truthProperty().set(Boolean.valueOf(a.value()))));
        doing.put("asTrained", a -> queue.add("show the held-out clips", this::hasClips, trial::reset));
    }

    private void meddle() {
        MeddleChoices choices = window.inside().meddle().choices();
        doing.put(
                "blackFrames",
                a -> meddling(MeddleSection.FRAMES, () -> {
                    Set<Integer> black = LessonVerbs.numbers(a.value());
                    for (int frame = 0; frame < choices.inputFrames(); frame++) {
                        choices.drop(frame, black.contains(frame));
                    }
                }));
        doing.put(
                "silence",
                a -> meddling(MeddleSection.UNITS, () -> {
                    layer(choices, a.value());
                    choices.silence(ranges(a.values().get(1)));
                }));
        doing.put(
                "holdGate",
                a -> meddling(MeddleSection.GATES, () -> {
                    layer(choices, a.value());
                    String held = a.values().get(2);
                    choices.clamp(
                            LessonVerbs.gate(a.values().get(1)), held.equals("free") ? null : Double.valueOf(held));
                }));
        doing.put("startFrom", a -> meddling(MeddleSection.CODE, () -> startFrom(choices, a.value())));
        doing.put("unmeddle", a -> meddling(MeddleSection.UNITS, choices::reset));
    }

    /** The changes are those of the model that the tab looks into, so it has to be in front. */
    private void meddling(MeddleSection section, Runnable change) {
        queue.add("show Meddle", () -> true, () -> {
            insideView.show("Meddle");
            window.inside().meddle().sectionProperty().set(section);
        });
        queue.add("change the model", seen("Meddle"), change);
    }

    private void layer(MeddleChoices choices, String name) {
        int at = choices.layers().indexOf(name);
        if (at < 0) {
            window.transport().tellProblem("The model in view has no layer " + name + "; the lesson goes on without.");
        } else {
            choices.layerProperty().set(at);
        }
    }

    private static String ranges(String given) {
        return given.equals("none") ? "" : given;
    }

    private void startFrom(MeddleChoices choices, String what) {
        if (what.equals("own")) {
            choices.startFromOwn();
        } else if (what.equals("zeros")) {
            choices.startFromZeros();
        } else {
            window.inside().meddle().startFromClip(Integer.parseInt(what.substring("clip ".length())) - 1);
        }
    }

    // What things wait for

    private boolean idle() {
        return !window.transport().isBusy();
    }

    private boolean hasClips() {
        return window.theatre().clips() > 0 && window.desk().inView().isPresent();
    }

    private BooleanSupplier seen(String tab) {
        return () -> insideView.shownTab().equals(tab)
                && window.desk().inView().map(window.inside()::looksInto).orElse(false);
    }

    private boolean listsTrained() {
        return idle()
                && trained.stream().allMatch(run -> window.runs().entry(run).isPresent());
    }

    // Runs

    private boolean isInView(Pretrained run) {
        return window.desk().folder().isEmpty()
                && window.desk().inView().filter(run.spec()::equals).isPresent();
    }

    private void open(Pretrained run) {
        stop();
        queue.add("open the model", this::idle, () -> {
            if (!isInView(run)) {
                window.desk().openGiven(run);
            }
        });
        queue.add("open the model", () -> idle() && isInView(run), () -> {});
    }

    private void stop() {
        queue.add("stop training", this::isSettled, window.desk()::stop);
    }

    /** Neither preparing nor saving, when nothing can be stopped. */
    private boolean isSettled() {
        SessionState state = window.transport().stateProperty().get();
        return state != SessionState.PREPARING && state != SessionState.STOPPING;
    }

    private void train(int steps) {
        stop();
        queue.add("begin to train", this::idle, () -> {
            before = window.desk().folder();
            window.desk().newRun();
            window.transport().until().clear();
            window.transport().until().stepsProperty().set(Integer.toString(steps));
            window.transport().until().apply();
            window.desk().train();
        });
        queue.add(
                "train",
                () -> window.desk().folder().isPresent()
                        && !window.desk().folder().equals(before),
                () -> trained.add(window.desk().folder().orElseThrow()));
    }

    private void play(boolean now) {
        if (window.theatre().playingProperty().get() != now) {
            window.theatre().togglePlaying();
        }
    }

    // For lessons

    @Override
    public Set<String> actions() {
        return LessonVerbs.all().keySet();
    }

    @Override
    public String problem(LessonAction action) {
        return LessonVerbs.all().get(action.name()).apply(action);
    }

    @Override
    public String begin() {
        if (window.transport().isBusy()) {
            return "Stop the training first, then begin the lesson: its steps open and train models of their own.";
        }
        queue.clear();
        trained.clear();
        memory = new LessonMemory(window, insideView, sides);
        return "";
    }

    @Override
    public void perform(List<LessonAction> actions, boolean repeated) {
        again = repeated;
        actions.forEach(action -> doing.get(action.name()).accept(action));
    }

    @Override
    public void leave() {
        queue.clear();
        window.transport().until().clear();
        stop();
        memory.restore(queue, this::idle, window);
        trained.clear();
    }

    @Override
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** @param now time of the pulse, nanoseconds */
    void pulse(long now) {
        queue.pulse(now);
        waiting.set(words());
    }

    private String words() {
        SessionState state = window.transport().stateProperty().get();
        long limit = window.transport().until().limitProperty().get().steps();
        if (memory != null && limit > 0 && state == SessionState.RUNNING) {
            return String.format(
                    Locale.ROOT, "Training: step %,d of %,d", window.transport().steps(), limit);
        }
        return queue.isEmpty() ? "" : "One moment: the window is being set up";
    }

    // For tests of the real window.

    Set<String> doable() {
        return doing.keySet();
    }

    boolean isDone() {
        return queue.isEmpty();
    }

    void trainAtMost(int steps) {
        mostSteps = steps;
    }
}
