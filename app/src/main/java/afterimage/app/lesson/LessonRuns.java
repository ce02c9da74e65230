package afterimage.app.lesson;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;

/**
 * The runs that the lesson under way has trained.
 *
 * @param results in the order of training
 * @param kept whether they stay in the list when the lesson is left
 */
public record LessonRuns(Supplier<List<Result>> results, BooleanProperty kept) {
    /**
     * What a run came to.
     *
     * @param loss on held-out clips; null before the first look
     */
    public record Result(String run, Double loss) {}
}
