package afterimage.engine.study;

import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.train.TrainingControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A study in a process of its own, which can be killed. */
final class StudyProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader news;

    StudyProcess(Path study) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StudyProcess.class.getName(),
                        study.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        news = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** In that process: prints what happens. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        new StudyRunner(StudyFolder.open(Path.of(args[0])), Data.packaged(), List.of(SessionSettings.cpu()))
                .run(new TrainingControl(), event -> {
                    if (event instanceof StudyEvent.Step step) {
                        out.println("step " + step.run().id() + " "
                                + step.snapshot().step());
                    } else if (event instanceof StudyEvent.Saved saved) {
                        out.println("saved " + saved.now().run().id() + " "
                                + saved.now().steps());
                    }
                });
    }

    /** Waits for a line and ends the process as kill -9 does. */
    void killAt(String line) throws IOException, InterruptedException {
        for (String next = news.readLine(); !line.equals(next); next = news.readLine()) {
            if (next == null) {
                throw new IOException("it ended before '" + line + "'");
            }
        }
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
