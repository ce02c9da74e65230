package afterimage.engine.run;

import afterimage.engine.Specs;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Autosave;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Training in a process of its own, which can be killed and whose memory can be measured. */
final class TrainingProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader steps;

    private TrainingProcess(Process process) {
        this.process = process;
        this.steps = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Goes on with a run.
     *
     * @param often whether it saves after every step, or as it usually does
     */
    static TrainingProcess start(RunFolder run, long untilStep, boolean often, String... jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainingProcess.class.getName()));
        command.addAll(List.of(run.path().toString(), Long.toString(untilStep), Boolean.toString(often)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // As the program's launcher does.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new TrainingProcess(builder.start());
    }

    /** In that process: prints the number of each step it has done. */
    public static void main(String[] args) {
        RunFolder run = RunFolder.open(Path.of(args[0]));
        PrintStream out = System.out;
        Autosave autosave = Boolean.parseBoolean(args[2]) ? Specs.savedEachStep() : Autosave.usual();
        try (TrainingRun training =
                new TrainingRun(run, Data.packaged(), SessionSettings.cpu(), autosave, Trainer::step)) {
            training.train(
                    new TrainingControl(),
                    (Snapshot snapshot) -> out.println(snapshot.step()),
                    new Limit(Long.parseLong(args[1]), 0));
        }
    }

    /** Waits for the next step; -1 when the process has ended. */
    long nextStep() throws IOException {
        String line = steps.readLine();
        return line == null ? -1 : Long.parseLong(line);
    }

    /** Ends the process as kill -9 does, {@code nanos} from now. */
    void kill(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        process.destroyForcibly();
        process.waitFor();
    }

    /** Resident memory, bytes. */
    long residentBytes() throws IOException {
        return 1024 * status("VmRSS:");
    }

    /** The most resident memory it ever had, bytes. */
    long peakBytes() throws IOException {
        return 1024 * status("VmHWM:");
    }

    private long status(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + key);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
