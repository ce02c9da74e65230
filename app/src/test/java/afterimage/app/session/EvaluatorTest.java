package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.HeldOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final RunSpec SPEC =
            SpecJson.with(Presets.named(Presets.QUICK_START), List.of("training.heldOutClips=1"));

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final Onlookers.Evaluator evaluator = new Onlookers.Evaluator(mailbox);
    private final HeldOutMetrics metrics = new HeldOutMetrics(SPEC, Data.packaged());

    @BeforeEach
    void open() {
        mailbox.put(Samples.opened(0));
        mailbox.drain();
    }

    @AfterEach
    void close() {
        evaluator.close();
    }

    private HeldOut seen(long step) {
        List<Clip> clips = metrics.clips();
        int past = SPEC.sequence().inputFrames();
        return new HeldOut(
                step,
                0.1,
                new Prediction(Map.of(
                        Branch.RECONSTRUCTION,
                        clips.stream().map(clip -> clip.frames(0, past)).toList(),
                        Branch.PREDICTION,
                        clips.stream()
                                .map(clip -> clip.frames(past, clip.time()))
                                .toList())));
    }

    private long measured() {
        return org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            Optional<Mail> mail;
            do {
                mail = mailbox.drain();
                Thread.sleep(1);
            } while (mail.isEmpty());
            return mail.get().of(News.Measured.class).orElseThrow().step();
        });
    }

    @Test
    void besideTrainingARunIsMeasuredAtOnceAndThenTheLatestLookWhenItPauses() {
        evaluator.measureBesideTraining(seen(1), metrics);
        assertEquals(1, measured());
        evaluator.measureBesideTraining(seen(2), metrics);
        evaluator.measureBesideTraining(seen(3), metrics);
        evaluator.hurry();
        assertEquals(3, measured());
        evaluator.hurry();
        evaluator.measure(seen(4), metrics);
        assertEquals(4, measured());
        assertTrue(mailbox.drain().isEmpty());
    }
}
