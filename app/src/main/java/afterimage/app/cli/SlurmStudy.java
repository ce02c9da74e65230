package afterimage.app.cli;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.StudyFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A study whose runs are jobs of one array of Slurm, on a folder that all machines share; told of what they save.
 *
 * @param options of sbatch, with spaces between them
 */
record SlurmStudy(StudyFolder folder, String program, String options, String devices, Consumer<String> say) {
    private static final long LOOK_NANOS = 3_000_000_000L;

    /** Submits the runs that are not done and waits for them; whether all are done then. */
    boolean run() {
        List<RunProgress> all = folder.progress();
        String open = IntStream.range(0, all.size())
                .filter(i -> isOpen(all.get(i)))
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(","));
        if (open.isEmpty()) {
            return true;
        }
        String job = call(command(open)).strip().replaceFirst(";.*", "");
        say.accept("Slurm's job array " + job + " trains runs " + open + "; 'scancel " + job
                + "' ends it, Ctrl+C only this look at it.");
        Map<String, Long> told = new HashMap<>();
        do {
            LockSupport.parkNanos(LOOK_NANOS);
            for (RunProgress now : folder.progress()) {
                if (!Long.valueOf(now.steps()).equals(told.put(now.run().id(), now.steps())) && now.steps() > 0) {
                    say.accept(Words.of("%s: step %,d", now.run().id(), now.steps()));
                }
            }
        } while (isQueued(job));
        List<String> left = folder.progress().stream()
                .filter(this::isOpen)
                .map(now -> now.run().id())
                .toList();
        if (!left.isEmpty()) {
            say.accept("Not done: " + String.join(", ", left) + "; " + folder.path()
                    + "/slurm-*.log say why, and the same command submits them again.");
        }
        return left.isEmpty();
    }

    /** @param open numbers of runs, from 1, with commas between them */
    List<String> command(String open) {
        String path = folder.path().toAbsolutePath().toString();
        List<String> submit = new ArrayList<>(List.of(
                "sbatch",
                "--parsable",
                "--requeue",
                "--open-mode=append",
                "--job-name=afterimage",
                "--array=" + open,
                "--output=" + path + "/slurm-%a.log"));
        Stream.of(options.strip().split("\\s+")).filter(each -> !each.isEmpty()).forEach(submit::add);
        submit.add("--wrap=exec "
                + Stream.of(program, "study", path + "/study.json", "--out", path, "--device", devices)
                        .map(each -> "'" + each.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "))
                + " --run $SLURM_ARRAY_TASK_ID");
        return submit;
    }

    private boolean isOpen(RunProgress now) {
        return !now.done() || folder.result(now).isEmpty();
    }

    /** While Slurm does not answer, its jobs may still go on. */
    private static boolean isQueued(String job) {
        try {
            return call(List.of("squeue", "--noheader", "--format=%F")).lines().anyMatch(job::equals);
        } catch (BadInput e) {
            LoggerFactory.getLogger(SlurmStudy.class).warn("asked again", e);
            return true;
        }
    }

    private static String call(List<String> command) {
        String name = command.get(0);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            BadInput.unless(process.onExit().join().exitValue() == 0, "Slurm's %s refused: %s.", name, said.strip());
            return said;
        } catch (IOException e) {
            throw new BadInput("There is no '" + name + "' here: --slurm is for machines that have Slurm.", e);
        }
    }
}
