package afterimage.app.cli;

import afterimage.app.home.DataFiles;
import afterimage.app.report.StudyReport;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.Table;
import afterimage.engine.loop.Limit;
import afterimage.engine.run.RunLock;
import afterimage.engine.study.Budget;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyEvent;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import afterimage.engine.study.StudyRunner;
import afterimage.engine.study.StudyTable;
import afterimage.engine.study.Verdict;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingControl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "study",
        description =
                "Asks one question of several runs: trains and measures them, or goes on where it was, and writes a"
                        + " report.")
final class StudyCommand extends Subcommand implements Callable<Integer> {
    private static final class Progress extends ProgressLine implements Consumer<StudyEvent> {
        private static final double ENOUGH = 0.01;

        private final Study study;
        /** How much of its budget each run has had, 0 to 1. */
        private final Map<String, Double> shares = new LinkedHashMap<>();

        private final double begin;
        /** Of which run the held-out loss is that stands behind the loss. */
        private StudyRun looked;
        /** Whether some run could not go on. */
        private boolean failed;

        Progress(Study study, List<RunProgress> before, PrintWriter out) {
            super(out);
            this.study = study;
            before.forEach(run -> shares.put(run.run().id(), run.share(study)));
            this.begin = share();
        }

        @Override
        public void accept(StudyEvent event) {
            if (event instanceof StudyEvent.Turn turn) {
                RunProgress now = turn.before();
                say(Words.of("%s: from step %,d", now.run().spec().name(), now.steps()));
            } else if (event instanceof StudyEvent.Step step) {
                step(step.run(), step.snapshot());
            } else if (event instanceof StudyEvent.Look look) {
                onHeldOut(look.seen());
                looked = look.run();
            } else if (event instanceof StudyEvent.Saved saved) {
                shares.put(saved.now().run().id(), saved.now().share(study));
                end();
            } else if (event instanceof StudyEvent.Measuring measuring) {
                if (measuring.clips() == 0 || isDue()) {
                    renew(Words.of(
                            "%s: measured on %,d of %,d test clips",
                            measuring.run().spec().name(), measuring.clips(), study.testClips()));
                }
            } else if (event instanceof StudyEvent.Note note) {
                say(note.run().spec().name() + ": " + note.sentence());
            } else if (event instanceof StudyEvent.Problem problem) {
                failed = true;
                say(problem.run().spec().name() + " cannot go on. " + problem.sentence());
            } else {
                end();
            }
        }

        private void step(StudyRun run, Snapshot s) {
            if (run != looked) {
                onHeldOut(null);
            }
            shares.put(run.id(), study.budget().share(s.step(), s.seconds()));
            if (isDue()) {
                String whole = Words.of("  study %.0f %%", Math.floor(100 * share()));
                renew(run.spec().name() + ": " + words(s) + whole + left());
            }
        }

        private double share() {
            return shares.values().stream().mapToDouble(Double::doubleValue).sum() / Math.max(1, shares.size());
        }

        private String left() {
            double gained = share() - begin;
            // The first steps build the model: their pace says nothing.
            return gained > ENOUGH ? "  left " + time(elapsed() * (1 - share()) / gained) : "";
        }
    }

    @Parameters(
            paramLabel = "NAME",
            description =
                    "motion, capacity, conditional, reversed, cells, tasks, optimizers, peepholes, or a study's JSON"
                            + " file.")
    private String name;

    @Option(names = "--steps", description = "Each run ends when it has this many steps.")
    private Long steps;

    @Option(names = "--seconds", description = "Each run ends after this time of training.")
    private Double seconds;

    @Option(names = "--loss", description = "Each run also ends as soon as its held-out loss is below this.")
    private Double loss;

    @Option(names = "--rounds", description = "Runs take turns this many times, so that none waits for another.")
    private Integer rounds;

    @Option(
            names = "--equal-parameters",
            description = "Members get fewer units, until all have as many parameters as the smallest one.")
    private boolean equalParameters;

    @Option(
            names = "--seeds",
            split = ",",
            description = "Each member is trained once with each (default: the study's).")
    private List<Long> seeds;

    @Option(names = "--out", required = true, description = "Folder of the study; one that was begun goes on.")
    private Path out;

    @Option(
            names = "--workers",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Workers to train at, one run at each at a time, in place of --device.")
    private List<String> workers = List.of();

    @Option(
            names = "--wait",
            description = "Where all that it computes on is lost, waits until some of it answers again and goes on.")
    private boolean waits;

    @Option(
            names = "--slurm",
            paramLabel = "OPTIONS",
            arity = "0..1",
            fallbackValue = "",
            description = "Has Slurm train the runs, each as a job of an array; sbatch gets OPTIONS, e.g."
                    + " --slurm='--gres=gpu:1 --time=8:00:00'. All machines must share the study's folder.")
    private String slurm;

    @Option(
            names = "--program",
            paramLabel = "PATH",
            defaultValue = "afterimage",
            description = "This program on the machines of --slurm (default: ${DEFAULT-VALUE} on their path).")
    private String program;

    @Option(
            names = "--run",
            paramLabel = "N",
            description = "Trains and measures only the Nth run of the study begun in --out, while others may do the"
                    + " others: what a job of --slurm does.")
    private Integer only;

    @Mixin
    private DeviceOption device;

    @Override
    public Integer call() {
        Output.requireApart(out);
        if (only != null) {
            return trainOnly();
        }
        Study given = given();
        if (slurm != null) {
            StudyFolder folder = folder(given);
            boolean done = new SlurmStudy(folder, program, slurm, device.names(), this::say).run();
            report(folder, SessionSettings.cpu());
            return done ? 0 : AfterimageCommand.FAILED;
        }
        Iterator<SessionSettings> devices = device.turns(workers, waits, err());
        StudyFolder folder = folder(given);
        say("Study " + folder.study().name() + " in " + folder.path() + ", "
                + folder.study().budget().words() + " a run");
        TrainingControl control = new TrainingControl();
        Progress progress = new Progress(folder.study(), folder.progress(), said());
        SessionSettings last = train(folder, devices, null, control, progress);
        if (!control.isStopped()) {
            report(folder, workers.isEmpty() ? last : SessionSettings.cpu());
        }
        return progress.failed ? AfterimageCommand.FAILED : 0;
    }

    private int trainOnly() {
        StudyFolder folder = StudyFolder.open(out);
        List<StudyRun> runs = folder.study().runs();
        BadInput.unless(
                only >= 1 && only <= runs.size(), "--run must be 1 to %d, the runs of this study.", runs.size());
        StudyRun run = runs.get(only - 1);
        Progress progress = new Progress(folder.study(), List.of(folder.progress(run)), said());
        train(folder, device.turns(List.of(), waits, err()), run, new TrainingControl(), progress);
        return progress.failed ? AfterimageCommand.FAILED : 0;
    }

    private void report(StudyFolder folder, SessionSettings settings) {
        print(folder.results(), out());
        say("Report: " + StudyReport.write(folder, DataFiles.source(), settings));
    }

    private Study given() {
        BadInput.unless(steps == null || seconds == null, "--steps and --seconds are two budgets; choose one.");
        Study study = equalParameters ? Study.named(name).withEqualParameters() : Study.named(name);
        return limited(seeds == null ? study : study.with("seeds", seeds));
    }

    /** With the rounds and the budget that are asked for; else it keeps what it has. */
    private Study limited(Study study) {
        Output.requireLimits(steps, seconds);
        Budget time =
                steps != null ? Budget.ofSteps(steps) : seconds != null ? Budget.ofSeconds(seconds) : study.budget();
        Study taking = rounds == null ? study : study.with("rounds", rounds);
        return taking.withBudget(loss == null ? time : new Budget(time.steps(), time.seconds(), loss));
    }

    /** A study that was begun may be given more members, seeds, steps or seconds. */
    private StudyFolder folder(Study given) {
        if (!StudyFolder.isStudy(out)) {
            return StudyFolder.create(out, given);
        }
        // Whoever trains it now is not given another study under its hands.
        try (RunLock lock = RunLock.take(out, "study")) {
            LoggerFactory.getLogger(StudyCommand.class).debug("changed under {}", lock);
            StudyFolder folder = StudyFolder.open(out);
            Study joined = limited(folder.study().joinedBy(given));
            if (!joined.equals(folder.study())) {
                folder.change(joined);
            }
            return folder;
        }
    }

    /**
     * @param run the only one to be trained; null for all
     * @return the device, or the workers, that trained last
     */
    private SessionSettings train(
            StudyFolder folder,
            Iterator<SessionSettings> devices,
            StudyRun run,
            TrainingControl control,
            Progress progress) {
        String stopped = run != null
                ? "Stopped; the run is saved."
                : "Stopped; the study is saved in " + folder.path() + ", and the same command goes on.";
        return Sitting.inTurn(
                devices,
                Limit.none(),
                out(),
                (places, none) -> Sitting.stoppable(control, () -> stopped, out(), () -> {
                    try {
                        new StudyRunner(folder, DataFiles.source(), places.parts(), run).run(control, progress);
                    } finally {
                        progress.end();
                    }
                }));
    }

    private static void print(StudyResults results, PrintWriter to) {
        for (Table table : StudyTable.of(results)) {
            to.print("\n" + table.title() + "\n" + table.text());
        }
        to.println("\n" + Verdict.of(results));
    }
}
