package afterimage.app.beyond;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How far the model in view can see, and what it makes of more or faster digits than it was trained on. */
public final class BeyondViewModel extends InsideModel {
    /** Whose frames are looked at; one that the model has. */
    final ObjectProperty<Branch> branch = new SimpleObjectProperty<>(Branch.PREDICTION);
    /** Digits a clip. */
    final ObjectProperty<Integer> digits = new SimpleObjectProperty<>(2);
    /** Times the speeds that the model was trained on. */
    final ObjectProperty<Double> pace = new SimpleObjectProperty<>(1.0);
    /** Clips over which errors are averaged. */
    final ObjectProperty<Integer> average = new SimpleObjectProperty<>(16);

    public final ObjectProperty<Integer> future = new SimpleObjectProperty<>(0);
    private final Data data;
    final Players players;
    /** The frame looked at, 0 the first that the decoder writes. */
    public final IntegerProperty step = new SimpleIntegerProperty();
    /** How far the average is, 0 to 1; 1 when it is there. */
    public final DoubleProperty progress = new SimpleDoubleProperty(1);

    private final Asking<Rollout> free = asking("beyond-free", made -> changed());
    private final Asking<Rollout> forced = asking("beyond-forced", made -> changed());
    private final Asking<BeyondFigures.Errors> freeErrors = asking("beyond-free-errors", made -> changed(), note::set);
    private final Asking<BeyondFigures.Errors> forcedErrors =
            asking("beyond-forced-errors", made -> changed(), note::set);
    private RunSpec run;
    private BeyondFigures.Conditions asked;

    public BeyondViewModel(Probing probing, Data data, Players players) {
        super(probing);
        this.data = data;
        this.players = players;
        players.time.addListener((p, before, now) -> follow(before.intValue(), now.intValue()));
        whenever(this::changed, step);
        whenever(this::askAgain, players.clip, branch, future, digits, pace, average);
        Runnable show = () -> {
            double own = freeErrors.progress.get();
            progress.set(asked.canBeForced() ? (own + forcedErrors.progress.get()) / 2 : own);
        };
        whenever(show, freeErrors.progress, forcedErrors.progress);
    }

    /** Back to what the model was trained on. */
    void reset() {
        if (run != null) {
            settle(this::fill);
            askAgain();
        }
    }

    private void fill() {
        branch.set(
                run.model().task().branches().contains(Branch.PREDICTION) ? Branch.PREDICTION : Branch.RECONSTRUCTION);
        future.set(run.sequence().futureFrames());
        digits.set(run.sequence().digits());
        pace.set(1.0);
    }

    @Override
    protected void ask() {
        RunSpec now = probing.model().orElseThrow().spec();
        if (!now.equals(run)) {
            run = now;
            settle(this::fill);
        }
        try {
            Trial trial = Trial.of(run, digits.get(), pace.get(), future.get(), false);
            use(new BeyondFigures.Conditions(run, trial, branch.get(), average.get()));
            free.ask(new BeyondFigures.Conditions.Strip(asked, data, players.clip.get()));
            freeErrors.ask(new BeyondFigures.Conditions.Average(asked, data));
            if (asked.canBeForced()) {
                forced.ask(new BeyondFigures.Conditions.Strip(asked.forced(), data, players.clip.get()));
                forcedErrors.ask(new BeyondFigures.Conditions.Average(asked.forced(), data));
            }
        } catch (BadInput e) {
            note.set(Texts.said(e.getMessage()));
        }
        changed();
    }

    /** Answers under other conditions are none any longer. */
    private void use(BeyondFigures.Conditions now) {
        if (!now.equals(asked)) {
            asked = now;
            List.of(free, forced, freeErrors, forcedErrors).forEach(Asking::drop);
            // Fewer frames than before leave it at the last.
            step.set(Math.max(0, Math.min(step.get(), frames() - 1)));
        }
    }

    List<Branch> branches() {
        return run == null ? List.of() : run.model().task().branches();
    }

    /** Numbers of frames to predict, the model's own among them; none where it predicts nothing. */
    List<Integer> futures() {
        return run == null || branch.get() != Branch.PREDICTION ? List.of() : Trial.futures(run);
    }

    int frames() {
        return asked == null ? 0 : asked.frames();
    }

    /** It has more frames than the players: plays on through all, moves by single steps as they do, goes where sent. */
    private void follow(int before, int now) {
        int all = Math.max(1, frames());
        // One step on from the players' last step is their first.
        int round = run == null
                ? 0
                : Math.max(run.sequence().inputFrames(), run.sequence().futureFrames()) - 1;
        int by = now - before;
        if (players.playing.get() || by == 1 || by == -round) {
            step.set((step.get() + 1) % all);
        } else if (by == -1 || by == round) {
            step.set(Math.floorMod(step.get() - 1, all));
        } else {
            step.set(Math.min(now, all - 1));
        }
    }

    public BeyondFigures figures() {
        return new BeyondFigures(
                asked, free.answer(), forced.answer(), freeErrors.answer(), forcedErrors.answer(), step.get());
    }
}
