package afterimage.app.lesson;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;

/** The runs that the lesson under way has trained, in order, and whether they stay in the list when it is left. */
public record LessonRuns(Supplier<List<Result>> results, BooleanProperty kept) {
    /** What a run came to on held-out clips; null before the first look. */
    public record Result(String run, Double loss) {}
}
