package afterimage.app.theatre;

import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.Milestone;
import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The squared errors of a run's held-out clips as it was recorded, frame by frame, and those of the guesses.
 *
 * @param scores by what they are of, then by step; guesses have step -1
 */
public record RecordedCourse(Map<String, TreeMap<Long, Score>> scores) {

    /** Lines of {@code course-CELL.csv}: step, of what, the errors of its frames with blanks between. */
    public static RecordedCourse of(String cell) {
        Map<String, TreeMap<Long, Score>> scores = new LinkedHashMap<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                RecordedCourse.class.getResourceAsStream("course-" + cell + ".csv"), StandardCharsets.UTF_8))) {
            file.lines().skip(1).map(line -> line.split(",")).forEach(line -> {
                double[] frames = Arrays.stream(line[2].split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                scores.computeIfAbsent(line[1], what -> new TreeMap<>()).put(Long.valueOf(line[0]), score(frames));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RecordedCourse(scores);
    }

    private static Score score(double[] frames) {
        double mean = Arrays.stream(frames).average().orElseThrow();
        return new Score(mean, 0, 0, 0, null, null, 0, 0, 0, frames, null, null, null, null);
    }

    public Evaluation at(long step) {
        return with(made(Branch.RECONSTRUCTION, step), made(Branch.PREDICTION, step));
    }

    /** Of outputs with this share of the mean image's error at each frame. */
    Evaluation with(double share) {
        return with(shared("meanInput", share), shared("mean", share));
    }

    private Score shared(String guess, double share) {
        return score(Arrays.stream(guess(guess).perFrameMse())
                .map(error -> share * error)
                .toArray());
    }

    private Evaluation with(Score reconstruction, Score prediction) {
        return new Evaluation(
                16,
                reconstruction,
                prediction,
                null,
                guess("blank"),
                guess("blankInput"),
                guess("mean"),
                guess("meanInput"),
                null,
                null,
                null,
                null);
    }

    /** The first step at which a branch had come so far, or further. */
    OptionalLong first(Milestone milestone, Branch branch) {
        return scores.get(branch.id()).keySet().stream()
                .filter(step -> Milestone.of(at(step), branch).orElseThrow().compareTo(milestone) >= 0)
                .mapToLong(Long::longValue)
                .filter(step -> step > 0)
                .findFirst();
    }

    private Score guess(String name) {
        return scores.get(name).get(-1L);
    }

    private Score made(Branch branch, long step) {
        return scores.get(branch.id()).get(step);
    }
}
