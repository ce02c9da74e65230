package afterimage.app.theatre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.Course;
import afterimage.engine.evaluate.Milestone;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the recorded courses of a run of each cell, whose pictures were looked at. */
class ProgressViewModelTest {
    private static final RunSpec QUICK = Presets.named(Presets.QUICK_START);

    private final ProgressViewModel model = new ProgressViewModel(given -> {});

    private void open(RunSpec spec, SessionState state) {
        model.show(Samples.mail(box -> {
            box.put(Samples.opened(spec, 0));
            box.put(state);
        }));
    }

    private void measure(String recorded, long step) {
        model.show(Samples.mail(
                new News.Measured(step, RecordedCourse.of(recorded).at(step), new Clip(1, 1, 1, new float[] {0.1f}))));
    }

    private void train(long step, double stepsPerSecond, double rate) {
        model.show(Samples.mail(box -> box.put(new News.Trained(new Snapshot(step, 1, stepsPerSecond, rate, 0.1, 0)))));
    }

    @ParameterizedTest
    @CsvSource({
        "convlstm,  10, blank,        blank",
        "convlstm,  50, blank,        blank",
        "convlstm, 100, mean image,   mean image",
        "convlstm, 150, first shapes, mean image",
        "convlstm, 200, first shapes, first shapes",
        "convlstm, 350, first shapes, first shapes",
        "convlstm, 482, shapes,       first shapes",
        "convlstm, 800, motion,       first shapes",
        "fc-lstm,   10, blank,        blank",
        "fc-lstm,   25, mean image,   mean image",
        "fc-lstm,   50, mean image,   mean image",
        "fc-lstm,  350, mean image,   mean image",
    })
    void theWordsAreThoseOfThePictures(String recorded, long step, String reconstruction, String prediction) {
        open(QUICK, SessionState.IDLE);
        assertEquals("", model.words.get());
        measure(recorded, step);
        assertEquals("Reconstruction: " + reconstruction + " · Prediction: " + prediction, model.words.get());
        assertNull(model.finished.get());
    }

    @Test
    void whatComesNextIsSaidOfARunLikeTheRecordedOneOnly() {
        open(QUICK, SessionState.RUNNING);
        measure("convlstm", 50);
        train(60, 2, 0.003);
        assertEquals("Reconstruction: blank → mean image in ~20 s · Prediction: blank", model.words.get());
        train(60, 0.1, 0.003);
        assertEquals("Reconstruction: blank → mean image in ~7 min · Prediction: blank", model.words.get());
        train(60, 2, 0.001);
        assertEquals("Reconstruction: blank · Prediction: blank", model.words.get());
        train(120, 2, 0.003);
        assertEquals("Reconstruction: blank · Prediction: blank", model.words.get());
        RunSpec other = SpecJson.with(QUICK, List.of("training.batch=4"));
        open(other, SessionState.RUNNING);
        measure("convlstm", 50);
        train(60, 2, 0.003);
        assertEquals("Reconstruction: blank · Prediction: blank", model.words.get());
    }

    @Test
    void theTableOfStepsIsThatOfTheRecordedCourse() {
        RecordedCourse recorded = RecordedCourse.of("convlstm");
        List<Course> steps = new ArrayList<>();
        for (Branch branch : Branch.values()) {
            for (Milestone milestone : EnumSet.complementOf(EnumSet.of(Milestone.BLANK))) {
                recorded.first(milestone, branch).ifPresent(step -> steps.add(new Course(branch, milestone, step)));
            }
        }
        assertEquals(steps, Course.of(QUICK.with("name", "other")));
    }

    @Test
    void aCloudIsExplainedWhereThePredictionEndsInOneAndNowhereElse() {
        open(QUICK, SessionState.IDLE);
        measure("convlstm", 50);
        assertNull(model.cloud.get());
        measure("convlstm", 200);
        assertNotNull(model.cloud.get());
        model.show(
                Samples.mail(new News.Measured(1, RecordedCourse.of("convlstm").with(0.35), null)));
        assertEquals("Reconstruction: motion · Prediction: motion", model.words.get());
        assertNull(model.cloud.get());
    }

    @Test
    void aRunThatTrainsCanBeHeldAgainstAFinishedModelOfItsCellAndTask() {
        open(QUICK, SessionState.RUNNING);
        assertEquals("convlstm-composite", model.finished.get().name());
        open(SpecJson.with(QUICK, List.of("model.task=PREDICTOR")), SessionState.RUNNING);
        assertNull(model.finished.get());
    }
}
