package afterimage.app.cli;

import afterimage.app.home.Home;
import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.Horizon;
import afterimage.engine.train.TrainingControl;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "train", description = "Trains a run, or goes on with one.")
final class TrainCommand extends Subcommand implements Runnable {
    /** Not a part of what a run is: the window changes it while it trains. */
    private static final String RATE = "training.learningRate";

    static final class Start {
        @ArgGroup(exclusive = true)
        private SpecSource spec;

        @Option(names = "--resume", description = "The folder of a run to go on with.")
        private Path resume;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Start start;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Changes a setting, e.g. training.batch=8; with --resume only training.learningRate, from here on.")
    private List<String> settings = List.of();

    @Mixin
    private DataOption data;

    @Option(
            names = "--steps",
            description = "Ends when the run has this many steps (default: the run's horizon, if it has one).")
    private Long steps;

    @Option(names = "--seconds", description = "Ends after this time.")
    private Double seconds;

    @Option(
            names = "--workers",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Workers that share the clips of each step, in place of --device.")
    private List<String> workers = List.of();

    @Option(
            names = "--wait",
            description = "Where all that it computes on is lost, waits until some of it answers again and goes on.")
    private boolean waits;

    @Mixin
    private DeviceOption device;

    @Option(names = "--out", description = "Folder of the new run (default: a new one in ~/Afterimage/runs).")
    private Path out;

    @Override
    public void run() {
        Output.requireLimits(steps, seconds);
        Iterator<SessionSettings> devices = device.turns(workers, waits, err());
        RunFolder folder = start.resume == null ? create() : resume();
        Limit limit = limit(folder);
        TrainingControl control = new TrainingControl();
        if (start.resume != null && !settings.isEmpty()) {
            control.setLearningRate(
                    SpecJson.with(folder.spec(), settings).training().learningRate());
        }
        String begins = "Training " + folder.spec().name() + " in " + folder.path();
        Sitting.train(folder, control, devices, limit, said(), begins);
        say("Saved in " + folder.path());
    }

    /** Without one of its own, training ends with the run's horizon. */
    private Limit limit(RunFolder folder) {
        if (steps != null || seconds != null) {
            return new Limit(steps == null ? 0 : steps, seconds == null ? 0 : seconds);
        }
        Horizon horizon = folder.spec().training().horizon();
        if (!folder.hasCheckpoint()) {
            return Limit.of(horizon, 0, 0);
        }
        Checkpoint.State state = folder.checkpoint().state();
        return Limit.of(horizon, state.step(), state.seconds());
    }

    private RunFolder create() {
        RunSpec spec = data.of(start.spec.load(), settings);
        Path path = out != null ? out : Home.free(Home.runs(), Home.folderName(spec.name()));
        Output.requireApart(path);
        // A spec file may be begun again in its own folder, but not be written over with changes.
        Output.requireOther(path.resolve("run.json"), settings.isEmpty() ? null : start.spec.file);
        return RunFolder.create(path, spec);
    }

    private RunFolder resume() {
        boolean isRate = settings.stream().allMatch(setting -> setting.startsWith(RATE + "="));
        BadInput.unless(isRate, "--set can change only %s of a run that has begun; train a new one.", RATE);
        BadInput.unless(!data.isGiven(), "A run that has begun keeps its data; train a new one.");
        BadInput.unless(out == null, "--resume goes on in the run's own folder; leave out --out.");
        return RunFolder.open(start.resume);
    }
}
