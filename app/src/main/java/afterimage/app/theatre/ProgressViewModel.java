package afterimage.app.theatre;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.Course;
import afterimage.engine.evaluate.Milestone;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.Snapshot;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How far the run in view is; while it trains what comes next, and which finished model it can be held against. */
public final class ProgressViewModel {
    /** Longer times are told in minutes. */
    private static final long SECONDS = 90;

    private static final long ROUNDED = 5;

    /** A milestone ahead, steps. */
    private record Ahead(Branch branch, Milestone milestone, long steps) {}

    /** The milestone of each branch, and what comes next and when if that is known; empty before anything is measured. */
    final StringProperty words = new SimpleStringProperty("");
    /** The mean image, one frame, while what is predicted ends in a cloud; otherwise null. */
    final ObjectProperty<Clip> cloud = new SimpleObjectProperty<>();
    /** While a run trains, a model of its cell and task that comes with the program, if there is one; otherwise null. */
    final ObjectProperty<Pretrained> finished = new SimpleObjectProperty<>();

    private final Consumer<Pretrained> comparing;
    private RunSpec run;
    private News.Measured measured;
    private Snapshot latest;
    private SessionState state = SessionState.IDLE;

    /** @param comparing holds a model that comes with the program against the run in view */
    public ProgressViewModel(Consumer<Pretrained> comparing) {
        this.comparing = comparing;
    }

    void compare() {
        comparing.accept(finished.get());
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            run = opened.spec();
            measured = null;
            latest = null;
        });
        mail.of(SessionState.class).ifPresent(now -> state = now);
        mail.of(News.Trained.class).ifPresent(news -> latest = news.latest());
        mail.of(News.Measured.class).ifPresent(news -> measured = news);
        if (run == null) {
            return;
        }
        if (mail.hasAny(OpenedRun.class, SessionState.class)) {
            finished.set(state.trains() ? finished(run.model()) : null);
        }
        tell();
    }

    private Pretrained finished(ModelSpec model) {
        return Pretrained.all().stream()
                .filter(each -> each.spec().model().cell() == model.cell()
                        && each.spec().model().task() == model.task())
                .findFirst()
                .orElse(null);
    }

    private void tell() {
        Optional<Ahead> ahead = ahead();
        words.set(run.model().task().branches().stream()
                .flatMap(branch -> milestone(branch)
                        .map(now -> Texts.of(Strip.valueOf(branch.name())) + ": " + Texts.of(now)
                                + ahead.filter(next -> next.branch == branch)
                                        .map(this::words)
                                        .orElse(""))
                        .stream())
                .collect(Collectors.joining(" · ")));
        cloud.set(measured != null && Milestone.isCloud(measured.evaluation()) ? measured.meanImage() : null);
    }

    private Optional<Milestone> milestone(Branch branch) {
        return measured == null ? Optional.empty() : Milestone.of(measured.evaluation(), branch);
    }

    /** The first to come of those that are known; nothing for a run at another learning rate than its settings'. */
    private Optional<Ahead> ahead() {
        if (state != SessionState.RUNNING
                || latest == null
                || latest.learningRate() != run.training().learningRate()) {
            return Optional.empty();
        }
        return run.model().task().branches().stream()
                .flatMap(branch -> ahead(branch).stream())
                .min(Comparator.comparingLong(Ahead::steps));
    }

    private Optional<Ahead> ahead(Branch branch) {
        Milestone coming = milestone(branch).flatMap(Milestone::next).orElse(null);
        OptionalLong step = coming == null ? OptionalLong.empty() : Course.stepOf(coming, branch, run);
        return step.isPresent() && step.getAsLong() > latest.step()
                ? Optional.of(new Ahead(branch, coming, step.getAsLong() - latest.step()))
                : Optional.empty();
    }

    private String words(Ahead ahead) {
        double seconds = ahead.steps / latest.stepsPerSecond();
        String what = Texts.of(ahead.milestone);
        return seconds < SECONDS
                ? Texts.of("theatre.progress.seconds", what, ROUNDED * (long) Math.ceil(seconds / ROUNDED))
                : Texts.of("theatre.progress.minutes", what, Math.round(seconds / 60));
    }
}
