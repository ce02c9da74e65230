package afterimage.app.theatre;

import afterimage.app.control.Numbers;
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
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How far the run in view is; while it trains what comes next, and which finished model it can be held against. */
public final class ProgressViewModel {

    /** The milestone of each branch, and what comes next and when if that is known; empty before anything is measured. */
    final StringProperty words = new SimpleStringProperty("");
    /** The mean image, one frame, while what is predicted ends in a cloud; otherwise null. */
    final ObjectProperty<Clip> cloud = new SimpleObjectProperty<>();
    /** While a run trains, a model of its cell and task that comes with the program, if there is one; otherwise null. */
    final ObjectProperty<Pretrained> finished = new SimpleObjectProperty<>();

    final Consumer<Pretrained> comparing;
    private RunSpec run;
    private List<Course> course;
    private News.Measured measured;
    private Snapshot latest;
    private SessionState state = SessionState.IDLE;

    /** @param comparing holds a model that comes with the program against the run in view */
    public ProgressViewModel(Consumer<Pretrained> comparing) {
        this.comparing = comparing;
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            run = opened.spec();
            course = Course.of(run);
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
            Stream<Pretrained> kind = Pretrained.all().stream().filter(this::isOfItsKind);
            finished.set(kind.findFirst().orElse(null));
        }
        words.set(run.model().task().branches().stream()
                .flatMap(branch -> milestone(branch).map(now -> words(branch, now)).stream())
                .collect(Collectors.joining(" · ")));
        cloud.set(measured != null && Milestone.isCloud(measured.evaluation()) ? measured.meanImage() : null);
    }

    private boolean isOfItsKind(Pretrained other) {
        return state.trains()
                && other.spec().model().cell() == run.model().cell()
                && other.spec().model().task() == run.model().task();
    }

    private Optional<Milestone> milestone(Branch branch) {
        return measured == null ? Optional.empty() : Milestone.of(measured.evaluation(), branch);
    }

    private String words(Branch branch, Milestone milestone) {
        Optional<Course> coming = next().filter(next -> next.branch() == branch);
        return Texts.of(Strip.valueOf(branch.name())) + ": " + Texts.of(milestone)
                + coming.map(this::words).orElse("");
    }

    /** The first to come of those that follow; none for a run at another learning rate than its settings'. */
    private Optional<Course> next() {
        boolean known = state == SessionState.RUNNING
                && latest != null
                && latest.learningRate() == run.training().learningRate();
        return course.stream()
                .filter(each -> known
                        && each.step() > latest.step()
                        && milestone(each.branch()).flatMap(Milestone::next).equals(Optional.of(each.milestone())))
                .min(Comparator.comparingLong(Course::step));
    }

    private String words(Course next) {
        double seconds = (next.step() - latest.step()) / latest.stepsPerSecond();
        return Texts.of("theatre.progress.coming", Texts.of(next.milestone()), Numbers.duration(seconds));
    }
}
