package afterimage.app.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.chart.LossCurves;
import afterimage.app.curves.CurvesViewModel.Curves;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Samples;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvesViewModelTest {
    private final CurvesViewModel model = new CurvesViewModel();

    @Test
    void anOpenedRunBringsItsCurvesAndWhatToHoldThemAgainst() {
        model.show(Samples.mail(Samples.opened(1), null));
        assertEquals(List.of(new LossPoint(1, 0.5)), model.curves().train());
        assertEquals(
                List.of("blank frame", "copy last frame", "entropy floor"),
                model.curves().lines().stream().map(LossCurves.Line::name).toList());
        assertEquals("cross-entropy, nats a pixel", model.curves().unit());
    }

    @Test
    void pointsAreAddedOnce() {
        model.show(Samples.mail(Samples.opened(1), null));
        model.show(Samples.mail(box -> {
            box.put(new News.Trained(new Snapshot(2, 1, 20, 0.1, 0.4, 0)));
            box.put(new News.Trained(new Snapshot(3, 1, 20, 0.1, 0.3, 0)));
        }));
        model.show(Samples.mail(null, Samples.heldOut(3)));
        model.show(Samples.mail(null, Samples.heldOut(3)));
        assertEquals(3, model.curves().train().size());
        assertEquals(
                List.of(new LossPoint(0, 0.7), new LossPoint(3, 0.4)),
                model.curves().heldOut());
        assertTrue(model.revision.get() >= 3);
    }

    private static TensorStats tensor(String name, double gradient, double weight, double update) {
        TensorStats.Histogram none = new TensorStats.Histogram(0, 1, List.of(1));
        return new TensorStats(7, name, gradient, weight, update, none, none);
    }

    @Test
    void aLayersTensorsAreTakenTogether() {
        model.show(Samples.mail(Samples.opened(1), null));
        String losses = model.toCsv();
        model.show(Samples.mail(box -> box.put(new News.Watched(List.of(
                tensor("encoder/0/bias", 3, 0, 0.3),
                tensor("encoder/0/peephole", 4, 2, 0.4),
                tensor("output/bias", 1, 0, 0))))));
        model.shown.set(Curves.GRADIENT_NORM);
        assertEquals(
                List.of("encoder/0", "output"),
                model.others().stream().map(LossCurves.Other::name).toList());
        assertEquals(
                List.of(new LossPoint(7, 5f)), model.curves().others().get(0).heldOut());
        assertEquals("gradient norm", model.curves().unit());
        model.shown.set(Curves.UPDATE_PER_WEIGHT);
        assertEquals(List.of(new LossPoint(7, 0.25f)), model.others().get(0).heldOut());
        assertEquals(List.of(), model.others().get(1).heldOut(), "a tensor of zeros has no ratio");
        assertEquals(losses, model.toCsv(), "what is exported are the losses");
    }

    @Test
    void anotherRunIsTold() {
        model.show(Samples.mail(Samples.opened(1), null));
        int run = model.run.get();
        model.show(Samples.mail(Samples.opened(1), Samples.heldOut(9)));
        assertEquals(run, model.run.get());
        OpenedRun one = Samples.opened(1);
        model.show(Samples.mail(
                new OpenedRun(
                        one.spec(),
                        Path.of("another"),
                        one.step(),
                        one.learningRate(),
                        one.clips(),
                        one.train(),
                        one.heldOut(),
                        one.baselines()),
                null));
        assertEquals(run + 1, model.run.get());
    }

    @Test
    void anotherRunStartsAfresh() {
        model.show(Samples.mail(Samples.opened(1), Samples.heldOut(9)));
        model.show(Samples.mail(Samples.opened(1), null));
        assertEquals(1, model.curves().train().size());
        assertEquals(1, model.curves().heldOut().size());
    }

    @Test
    void csvHoldsCurvesAndLines() {
        model.show(Samples.mail(Samples.opened(1), null));
        assertEquals(
                "curve,step,loss\ntrain,1,0.5\nheld-out,0,0.7\nblank frame,,0.2\ncopy last frame,,0.3\nentropy"
                        + " floor,,0.01\n",
                model.toCsv());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MSE; squared error a pixel",
                "MAE; absolute error a pixel",
                "BCE; cross-entropy, nats a pixel",
                "{\"mse\":1,\"mae\":0.5}; 1.0 MSE + 0.5 MAE a pixel"
            })
    void theAxisNamesTheLoss(String loss, String unit) {
        RunSpec spec = SpecJson.with(Presets.named(Presets.QUICK_START), List.of("training.loss=" + loss));
        assertEquals(unit, LossCurves.unit(spec));
    }

    @Test
    void csvHoldsComparedRunsByName() {
        model.show(Samples.mail(Samples.opened(1), null));
        LossCurves.Other other = new LossCurves.Other("a, b", 0, List.of(new LossPoint(3, 0.25)), List.of());
        model.compare(List.of(new CurvesViewModel.Compared(other, model.curves().unit())));
        assertTrue(model.toCsv().endsWith("entropy floor,,0.01\n\"a, b: train\",3,0.25\n"), model.toCsv());
    }
}
