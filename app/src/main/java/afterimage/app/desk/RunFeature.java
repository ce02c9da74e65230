package afterimage.app.desk;

import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.runs.RunEntry;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Mail;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The run in view, and what lessons train. */
public final class RunFeature implements Feature {
    private static final int MAX_STEPS = 5000;

    private final RunDesk desk;
    private final TrainDesk training;
    private final RunsViewModel runs;
    private final boolean comesBack;
    /** Runs that the lesson under way has trained. */
    private final List<Path> trained = new ArrayList<>();
    /** Whether they stay in the list when the lesson is left. */
    public final BooleanProperty keepsTrained = new SimpleBooleanProperty();

    private Optional<Path> before = Optional.empty();
    private int mostSteps = Integer.MAX_VALUE;

    /** @param comesBack whether a start opens the run that was in view at the last */
    public RunFeature(RunDesk desk, TrainDesk training, RunsViewModel runs, boolean comesBack) {
        this.desk = desk;
        this.training = training;
        this.runs = runs;
        this.comesBack = comesBack;
    }

    /** What the lesson under way has trained, as far as it is in the list. */
    public List<RunEntry> trained() {
        return trained.stream().flatMap(run -> runs.entry(run).stream()).toList();
    }

    @Override
    public List<Verb> verbs() {
        String[] shipped = Pretrained.all().stream().map(Pretrained::name).toArray(String[]::new);
        BooleanSupplier listed = () -> isIdle() && trained().size() == trained.size();
        String what = Texts.of("desk.task.compare");
        Verb compare = Verb.of("compare", Verb.oneOf("true"), what, listed, values -> runs.compared.compare(trained));
        return List.of(
                new Verb("open", Verb.oneOf(shipped), null, true, this::openNamed),
                new Verb("train", Verb.whole(1, MAX_STEPS, Texts.of("desk.task.steps")), null, false, this::train),
                compare);
    }

    @Override
    public List<Remembered> remembered() {
        return List.of(
                new Remembered("run", () -> desk.folder().map(Path::toString).orElse(""), last -> {
                    if (comesBack) {
                        desk.openLast(last);
                    }
                }));
    }

    private boolean isIdle() {
        return !desk.transport.busy.get();
    }

    private List<Task> openNamed(List<String> values) {
        Pretrained run = Pretrained.named(values.get(0)).orElseThrow();
        return open(Texts.of("desk.task.open"), run, Optional.of(run.spec()), null);
    }

    /** @param spec what is in view then, empty for anything; {@code given} is opened where the folder is null */
    private List<Task> open(String words, Pretrained given, Optional<RunSpec> spec, Path folder) {
        return List.of(
                stop(),
                new Task(words, this::isIdle, () -> {
                    if (!isInView(spec, folder)) {
                        if (folder == null) {
                            desk.openBundled(given);
                        } else {
                            desk.open(folder);
                        }
                    }
                }),
                new Task(words, () -> isIdle() && isInView(spec, folder), () -> {}));
    }

    /** While it prepares or saves, nothing can be stopped. */
    private Task stop() {
        return new Task(Texts.of("desk.task.stop"), () -> !desk.transport.cannotStep.get(), training::stop);
    }

    private List<Task> train(List<String> values) {
        int steps = Math.min(mostSteps, Integer.parseInt(values.get(0)));
        return List.of(
                stop(),
                new Task(Texts.of("desk.task.begin"), this::isIdle, () -> {
                    before = desk.folder();
                    desk.newRun();
                    desk.transport.until.clear();
                    desk.transport.until.steps.set(Integer.toString(steps));
                    desk.transport.until.apply();
                    training.train();
                }),
                new Task(
                        Texts.of("desk.task.train"),
                        () -> desk.folder().isPresent() && !desk.folder().equals(before),
                        () -> trained.add(desk.folder().orElseThrow())));
    }

    /** What is slow to come back, the run, is waited for; whatever depends on it comes after it. */
    @Override
    public List<Task> restoring() {
        trained.clear();
        keepsTrained.set(false);
        Path folder = desk.folder().orElse(null);
        List<Task> tasks = new ArrayList<>();
        tasks.add(Task.now(Texts.of("desk.task.endless"), () -> desk.transport.until.clear()));
        tasks.addAll(open(Texts.of("desk.task.reopen"), desk.bundled(), desk.inView(), folder));
        tasks.add(Task.now(Texts.of("desk.task.put-away"), this::putAway));
        return tasks;
    }

    private void putAway() {
        if (!keepsTrained.get()) {
            runs.changes.delete(trained().stream().map(RunEntry::folder).toList());
        }
        trained.clear();
    }

    private boolean isInView(Optional<RunSpec> spec, Path folder) {
        Path now = desk.folder().orElse(null);
        return spec.isEmpty() || desk.inView().equals(spec) && folder == now || folder != null && folder.equals(now);
    }

    @Override
    public void show(Mail mail) {
        desk.show(mail);
        training.show(mail);
    }

    /** For tests: lessons train no longer than this. */
    public void trainAtMost(int steps) {
        mostSteps = steps;
    }
}
