package afterimage.engine.bench;

import afterimage.engine.BadInput;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of another kind that takes the same training steps, asked line by line: see {@code examples/libtorch}. */
final class Rival implements AutoCloseable {
    private final Path jar;
    private final Process process;
    private final BufferedReader answers;

    /** @param jar whose main class answers; it is told the number of threads */
    Rival(Path jar, int threads) {
        BadInput.unless(
                Files.isRegularFile(jar), "There is no file '%s'; examples/libtorch says how to build it.", jar);
        this.jar = jar;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            process = new ProcessBuilder(java, "-jar", jar.toString(), Integer.toString(threads))
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Gives it the same weights and batch, {@code input} and {@code future} among the arrays.
     *
     * @return the batch's loss and what it calls itself
     */
    String[] load(RunSpec spec, Map<String, NpyArray> arrays) {
        String[] answer = new String[1];
        NewFolder.scratch(folder -> {
            Path file = folder.resolve("step.npz");
            NpzFile.write(file, arrays, Map.of("run.json", SpecJson.write(spec)));
            answer[0] = ask("load " + file);
        });
        return answer[0].split(" ", 2);
    }

    /** Floating-point operations a second of its own product of matrices. */
    double peak() {
        return Double.parseDouble(ask("peak"));
    }

    /** Seconds of each of the steps that it took in about {@code seconds}. */
    List<Double> steps(double seconds) {
        return Stream.of(ask("steps " + seconds).split(" "))
                .map(Double::valueOf)
                .toList();
    }

    private String ask(String line) {
        String answer = null;
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
            answer = answers.readLine();
        } catch (IOException e) {
            // It ended, and the pipe with it.
        }
        BadInput.unless(answer != null, "'%s' ended without an answer.", jar);
        BadInput.unless(
                !answer.startsWith("!"),
                "'%s' cannot take these steps: %s.",
                jar,
                answer.substring(1).strip());
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
