package afterimage.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsViewModelTest {
    private final MetricsViewModel model = new MetricsViewModel();

    /** Frames of {@code made} everywhere where the truth is black, so that MSE/pixel is its square. */
    private static News.Measured measured(float reconstruction, float prediction) {
        Clip truth = clip(4, 0);
        return new News.Measured(
                10,
                Evaluation.of(
                        new Prediction(Map.of(
                                Branch.RECONSTRUCTION, List.of(clip(2, reconstruction)),
                                Branch.PREDICTION, List.of(clip(2, prediction)))),
                        List.of(truth),
                        2),
                null);
    }

    private static Clip clip(int frames, float value) {
        float[] pixels = new float[frames * 64];
        Arrays.fill(pixels, value);
        return new Clip(frames, 8, 8, pixels);
    }

    private List<String> heads() {
        return model.heads().stream().map(MetricsViewModel.Head::name).toList();
    }

    @Test
    void runsAreComparedByEitherBranchAndTheBaselinesStayInReach() {
        model.show(Samples.mail(measured(0.1f, 0.2f)));
        assertEquals(List.of("recon.", "predict.", "copy", "blank"), heads());
        assertEquals(List.of(), model.choices());
        model.compare(List.of(new MetricsViewModel.Compared("other", 0, measured(0.3f, 0.4f), null)));
        assertEquals(List.of("prediction", "other"), heads());
        assertEquals(List.of("0.0400", "0.1600"), model.rows().get(0).cells());
        model.compareBy(MetricsViewModel.By.RECONSTRUCTION);
        assertEquals(List.of("reconstruction", "other"), heads());
        assertEquals(List.of("0.0100", "0.0900"), model.rows().get(0).cells());
        model.compareBy(MetricsViewModel.By.BASELINES);
        assertEquals(List.of("recon.", "predict.", "copy", "blank"), heads());
        model.compare(List.of());
        assertEquals(List.of("recon.", "predict.", "copy", "blank"), heads());
    }
}
