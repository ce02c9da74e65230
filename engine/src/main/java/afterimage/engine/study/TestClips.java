package afterimage.engine.study;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.EvaluationGatherer;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingClip;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** The clips that all runs of a study are measured on: those of {@code afterimage evaluate}, in blocks of its size. */
public record TestClips(Study study, Data data) {
    private static final int BLOCK = 16;

    private Clips clips() {
        RunSpec first = study.members().get(0).spec();
        return data.clips(first.data(), first.sequence(), Split.TEST, Study.TEST_SEED);
    }

    public List<Clip> first(int few) {
        return MovingClip.clips(clips().clips(0, Math.min(few, study.testClips())));
    }

    /** Measures a run in blocks, and asks and tells before each; empty if it was stopped. */
    Optional<Evaluation> measure(RunFolder run, SessionSettings settings, BooleanSupplier stopped, IntConsumer told) {
        Checkpoint checkpoint = run.shown();
        Clips clips = clips();
        int count = study.testClips();
        EvaluationGatherer gatherer = new EvaluationGatherer(
                run.spec().sequence().inputFrames(), HeldOutMetrics.meanImage(run.spec(), data), clips.digits(), null);
        try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), settings)) {
            for (int first = 0; first < count; first += BLOCK) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                told.accept(first);
                List<MovingClip> block = clips.clips(first, Math.min(BLOCK, count - first));
                gatherer.add(trained.predict(MovingClip.clips(block)), block);
            }
        }
        return Optional.of(gatherer.evaluation());
    }
}
