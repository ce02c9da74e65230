package afterimage.app;

import afterimage.app.home.Pretrained;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.InsideView;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The window as it was before a lesson. */
final class LessonMemory {
    private final Optional<RunSpec> inView;
    private final Path folder;
    private final RunSpec settings;
    private final String rate;
    private final List<Path> compared;
    private final int clip;
    private final int time;
    private final Pretrained given;
    private final boolean playing;
    private final boolean asDecoded;
    private final boolean arrows;
    private final Trial trial;
    private final Runnable meddled;
    private final Runnable sides;
    private final InsideView insideView;
    private final String tab;
    private final String arrangement;

    /** What the theatre's clips were, where they were not those of the training. */
    private record Trial(int digits, double pace, int future, boolean truth) {}

    LessonMemory(LessonDesk.Window window, InsideView insideView, LessonSides sides) {
        inView = window.desk().inView();
        given = window.desk().given();
        folder = window.desk().folder().orElse(null);
        settings = window.setup().specProperty().get();
        rate = window.setup().rateProperty().get();
        compared = window.runs().comparedProperty().get();
        clip = window.theatre().clipProperty().get();
        time = window.theatre().timeProperty().get();
        playing = window.theatre().playingProperty().get();
        asDecoded = window.theatre().asDecodedProperty().get();
        arrows = window.inside().movement().wantedProperty().get();
        trial = window.trial().trialProperty().get() == null
                ? null
                : new Trial(
                        window.trial().digitsProperty().get(),
                        window.trial().paceProperty().get(),
                        window.trial().futureProperty().get(),
                        window.trial().truthProperty().get());
        meddled = window.inside().meddle().choices().keep();
        this.sides = sides.keep();
        this.insideView = insideView;
        tab = insideView.shownTab();
        arrangement = insideView.arrangement();
    }

    /** What is slow to come back, the run, is first; everything that depends on it waits. */
    void restore(LessonQueue queue, BooleanSupplier idle, LessonDesk.Window window) {
        sides.run();
        insideView.show(tab);
        insideView.arrange(arrangement);
        queue.add("show the clips again", idle, window.trial()::reset);
        queue.add("open the run again", idle, () -> open(window.desk()));
        queue.add("open the run again", () -> idle.getAsBoolean() && isInView(window.desk()), () -> {
            settings(window.setup());
            window.runs().compare(compared);
            theatre(window);
            meddled.run();
        });
    }

    private boolean isInView(RunDesk desk) {
        return inView.isEmpty()
                || desk.inView().equals(inView) && folder == desk.folder().orElse(null)
                || folder != null && folder.equals(desk.folder().orElse(null));
    }

    private void open(RunDesk desk) {
        if (isInView(desk)) {
            return;
        }
        if (folder == null) {
            desk.openGiven(given);
        } else {
            desk.open(folder);
        }
    }

    /** Settings that could not be used as they stood are not brought back. */
    private void settings(SetupViewModel setup) {
        if (settings != null) {
            setup.fill(settings);
            setup.rateProperty().set(rate);
        }
    }

    private void theatre(LessonDesk.Window window) {
        if (trial != null) {
            window.trial().digitsProperty().set(trial.digits);
            window.trial().paceProperty().set(trial.pace);
            window.trial().futureProperty().set(trial.future);
            window.trial().truthProperty().set(trial.truth);
        }
        window.theatre().chooseClip(clip);
        window.theatre().asDecodedProperty().set(asDecoded);
        window.theatre().scrubTo(time);
        window.inside().movement().wantedProperty().set(arrows);
        if (playing != window.theatre().playingProperty().get()) {
            window.theatre().togglePlaying();
        }
    }
}
