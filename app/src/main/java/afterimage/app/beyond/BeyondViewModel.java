package afterimage.app.beyond;

import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.engine.BadInput;
import afterimage.engine.digits.Mnist;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** How far the model in view can see, and what it makes of more or faster digits than it was trained on. */
public final class BeyondViewModel extends InsideModel {
    private static final String FREE = "beyond free";
    private static final String FORCED = "beyond forced";
    private static final String FREE_ERRORS = "beyond free errors";
    private static final String FORCED_ERRORS = "beyond forced errors";

    private final Mnist digitSets;
    private final ObservableValue<? extends Number> clip;
    private final ObjectProperty<Branch> branch = new SimpleObjectProperty<>(Branch.PREDICTION);
    private final ObjectProperty<Integer> future = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> digits = new SimpleObjectProperty<>(2);
    private final ObjectProperty<Double> pace = new SimpleObjectProperty<>(1.0);
    private final ObjectProperty<Integer> average = new SimpleObjectProperty<>(16);
    private final Cursor cursor = new Cursor(this::frames, this::playersFrames);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);

    private boolean filling;
    private RunSpec run;
    private Conditions asked;
    private Answers answers = new Answers();
    /** Answers on errors that are still to come; those of older weights are waited for, or none would ever come. */
    private int pending;

    private boolean again;

    /**
     * @param digits where clips are made from
     * @param clip number of the held-out clip
     * @param time the players' step
     * @param playing whether time passes by itself
     */
    public BeyondViewModel(
            Probing probing,
            Mnist digits,
            ObservableValue<? extends Number> clip,
            ObservableValue<? extends Number> time,
            ObservableValue<Boolean> playing) {
        super(probing, "Waiting for a trained model.");
        this.digitSets = digits;
        this.clip = clip;
        clip.addListener((p, before, now) -> askFrames());
        time.addListener((p, before, now) -> cursor.follow(before.intValue(), now.intValue(), playing.getValue()));
        cursor.stepProperty().addListener((p, before, now) -> changed());
        for (ObservableValue<?> choice : List.<ObservableValue<?>>of(branch, future, this.digits, pace, average)) {
            choice.addListener((p, before, now) -> choose());
        }
    }

    /** Whose frames are looked at; one that the model has. */
    public ObjectProperty<Branch> branchProperty() {
        return branch;
    }

    /** Frames to predict. */
    public ObjectProperty<Integer> futureProperty() {
        return future;
    }

    /** Digits a clip. */
    public ObjectProperty<Integer> digitsProperty() {
        return digits;
    }

    /** Times the speeds that the model was trained on. */
    public ObjectProperty<Double> paceProperty() {
        return pace;
    }

    /** Clips over which errors are averaged. */
    public ObjectProperty<Integer> averageProperty() {
        return average;
    }

    /** The frame looked at, 0 the first that the decoder writes. */
    public IntegerProperty stepProperty() {
        return cursor.stepProperty();
    }

    /** How far the average is, 0 to 1; 1 when it is there. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    @Override
    protected void leave() {
        List.of(FREE, FORCED, FREE_ERRORS, FORCED_ERRORS).forEach(probing::forget);
        pending = 0;
    }

    /** Back to what the model was trained on. */
    public void reset() {
        if (run != null) {
            fill();
            choose();
        }
    }

    @Override
    protected void ask() {
        if (!isSeen() || probing.model().isEmpty()) {
            return;
        }
        RunSpec now = probing.model().get().spec();
        if (!now.equals(run)) {
            run = now;
            asked = null;
            fill();
        }
        if (asked == null) {
            choose();
            return;
        }
        askFrames();
        again = pending > 0;
        if (!again) {
            askErrors();
        }
    }

    private void fill() {
        filling = true;
        branch.set(
                run.model().task().branches().contains(Branch.PREDICTION) ? Branch.PREDICTION : Branch.RECONSTRUCTION);
        future.set(run.sequence().futureFrames());
        digits.set(run.sequence().digits());
        pace.set(1.0);
        filling = false;
    }

    private void choose() {
        if (filling || run == null) {
            return;
        }
        answers = new Answers();
        try {
            asked = new Conditions(
                    run, Trial.of(run, digits.get(), pace.get(), future.get(), false), branch.get(), average.get());
            cursor.fit();
            askFrames();
            askErrors();
        } catch (BadInput e) {
            refuse(e.getMessage());
        }
        changed();
    }

    private void askFrames() {
        if (!isSeen() || asked == null) {
            return;
        }
        ask(FREE, asked.trial(), made -> answers.free = made);
        if (asked.canBeForced()) {
            ask(FORCED, asked.forced(), made -> answers.forced = made);
        } else {
            probing.forget(FORCED);
        }
    }

    private void ask(String topic, Trial trial, Consumer<Rollout> keep) {
        Conditions now = asked;
        int index = clip.getValue().intValue();
        probing.ask(
                topic,
                trial,
                (model, share) -> now.rollout(model, digitSets, index),
                made -> {
                    keep.accept(made);
                    note.set("");
                    changed();
                },
                this::refuse);
    }

    private void askErrors() {
        if (!isSeen() || asked == null) {
            return;
        }
        Conditions now = asked;
        pending = now.canBeForced() ? 2 : 1;
        double part = 1.0 / pending;
        progress.set(0);
        probing.ask(
                FREE_ERRORS,
                now.trial(),
                (model, share) -> new Answers.Free(now.errors(model, digitSets, share), now.baselines(digitSets)),
                made -> {
                    answers.freeErrors = made.own();
                    answers.baselines = made.baselines();
                    answered();
                },
                this::refuse,
                share -> progress.set(share * part));
        if (!now.canBeForced()) {
            probing.forget(FORCED_ERRORS);
            return;
        }
        probing.ask(
                FORCED_ERRORS,
                now.forced(),
                (model, share) -> now.errors(model, digitSets, share),
                made -> {
                    answers.forcedErrors = made;
                    answered();
                },
                this::refuse,
                share -> progress.set(part + share * part));
    }

    private void answered() {
        pending--;
        if (pending == 0) {
            progress.set(1);
            if (again) {
                again = false;
                askErrors();
            }
        }
        changed();
    }

    private void refuse(String why) {
        pending = 0;
        progress.set(1);
        note.set(why);
    }

    /** The decoders that the model has. */
    public List<Branch> branches() {
        return run == null ? List.of() : run.model().task().branches();
    }

    /** Numbers of frames to predict, the model's own among them; none where it predicts nothing. */
    public List<Integer> futures() {
        return run == null || branch.get() != Branch.PREDICTION ? List.of() : Trial.futures(run);
    }

    /** Frames that the decoder writes. */
    public int frames() {
        return asked == null ? 0 : asked.frames();
    }

    private int playersFrames() {
        return run == null
                ? 1
                : Math.max(run.sequence().inputFrames(), run.sequence().futureFrames());
    }

    /** What is there to be drawn and read, as of now. */
    public BeyondFigures figures() {
        return new BeyondFigures(asked, answers, stepProperty().get());
    }
}
