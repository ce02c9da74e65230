package afterimage.app.theatre;

import afterimage.app.control.Numbers;
import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Other clips for the model in view than those it was trained on, to see how far it generalises; training goes on. */
public final class TrialViewModel {
    static final List<Integer> DIGITS = List.of(1, 2, 3, 4);
    static final List<Double> PACES = List.of(0.5, 1.0, 1.5, 2.0, 3.0);

    public final ObjectProperty<Integer> digits = new SimpleObjectProperty<>(2);
    /** Times the speeds that the model was trained on. */
    public final ObjectProperty<Double> pace = new SimpleObjectProperty<>(1.0);

    public final ObjectProperty<Integer> future = new SimpleObjectProperty<>(10);
    /** Whether decoders are fed true frames. */
    public final ObjectProperty<Boolean> truth = new SimpleObjectProperty<>(false);
    /** What is asked for; null for the held-out clips as they are. */
    public final ObjectProperty<Trial> trial = new SimpleObjectProperty<>();
    /** The numbers of future frames to choose from, the model's own among them. */
    final ObjectProperty<List<Integer>> futures = new SimpleObjectProperty<>(List.of());
    /** Why decoders cannot be fed true frames; empty where they can. */
    final StringProperty truthProblem = new SimpleStringProperty("");

    private RunSpec run;
    private boolean filling;

    public TrialViewModel() {
        List.of(digits, pace, future, truth).forEach(each -> each.addListener((p, before, now) -> choose()));
    }

    /** Back to the clips and conditions of the run in view. */
    public void reset() {
        if (run != null) {
            filling = true;
            digits.set(run.sequence().digits());
            pace.set(1.0);
            future.set(run.sequence().futureFrames());
            truth.set(false);
            filling = false;
            trial.set(null);
        }
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).map(OpenedRun::spec).ifPresent(opened -> {
            run = opened;
            futures.set(Trial.futures(opened));
            truthProblem.set(Trial.canFeedTruth(opened.model()) ? "" : Texts.of("theatre.no-feed"));
            if (trial.get() == null || !trial.get().fits(opened)) {
                reset();
            }
        });
        // Held-out clips are back, or clips of a file have come: whichever asked for that, the choices follow.
        mail.of(GuestClips.class).filter(clips -> clips.trial() == null).ifPresent(clips -> reset());
    }

    private void choose() {
        if (!filling && run != null) {
            Trial chosen = Trial.of(run, digits.get(), pace.get(), future.get(), truth.get());
            trial.set(chosen.equals(Trial.asTrained(run)) ? null : chosen);
        }
    }

    /** What the clips of a trial are, for the line above the players. */
    public static String about(Trial trial) {
        SequenceSpec clips = trial.sequence();
        String key = trial.truth() ? "theatre.trial.fed" : "theatre.trial.clips";
        String digits = Texts.count("theatre.trial.digits", clips.digits());
        String least = Numbers.plain(clips.minSpeed(), 2);
        String most = Numbers.plain(clips.maxSpeed(), 2);
        return Texts.of(key, digits, least, most, clips.inputFrames(), clips.futureFrames());
    }
}
