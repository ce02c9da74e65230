package afterimage.engine.exchange;

import afterimage.engine.BadInput;
import afterimage.engine.clip.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * A run's curves as an event file, which TensorBoard reads: {@code loss/train} and {@code loss/held_out}, in the unit of
 * the training loss, and {@code learning_rate} where it is known.
 */
public final class EventFile {
    private EventFile() {}

    private record Scalar(long step, String tag, float value) {}

    /**
     * Writes a run's curves up to its newest checkpoint.
     *
     * @return how many points
     * @throws BadInput if the run was never trained or the file cannot be written
     */
    public static int write(RunFolder run, Path folder) {
        SortedMap<Long, Double> bases = new TreeMap<>();
        for (long step : run.moments()) {
            try {
                bases.put(step, run.moment(step).state().learningRate());
            } catch (BadInput e) {
                LoggerFactory.getLogger(EventFile.class).info("its rate is not known: step {}", step, e);
            }
        }
        return write(run.spec(), run.checkpoint(), bases, folder);
    }

    /** As above for a run whose earlier moments are not there. */
    public static int write(RunSpec spec, Checkpoint checkpoint, Path folder) {
        return write(spec, checkpoint, new TreeMap<>(), folder);
    }

    /** @param bases the base learning rate by steps done, where it is known */
    private static int write(RunSpec spec, Checkpoint checkpoint, SortedMap<Long, Double> bases, Path folder) {
        Checkpoint.State state = checkpoint.state();
        bases.put(state.step(), state.learningRate());
        // People change the base while it trains, so between saves nobody knows it; it begins with the spec's.
        bases.putIfAbsent(1L, spec.training().learningRate());
        List<Scalar> scalars = new ArrayList<>();
        add(scalars, "loss/train", checkpoint.history().train());
        add(scalars, "loss/held_out", checkpoint.history().heldOut());
        bases.forEach((step, base) -> {
            if (step >= 1 && step <= state.step()) {
                double seconds = state.seconds() * (step - 1) / Math.max(1, state.step());
                double rate = spec.training().rate(base, step - 1, seconds);
                scalars.add(new Scalar(step, "learning_rate", (float) rate));
            }
        });
        scalars.sort(Comparator.comparingLong(Scalar::step));
        double end = savedAt(state);
        Path file = folder.resolve("events.out.tfevents." + (long) end + ".afterimage");
        SafeFile.write(file, out -> {
            Recorded records = new Recorded(out);
            double begin = end - state.seconds();
            records.write(Event.newBuilder()
                    .setWallTime(begin)
                    .setFileVersion("brain.Event:2")
                    .build()
                    .toByteArray());
            for (Scalar scalar : scalars) {
                // Only the whole training time is kept, so steps are taken to be equally long.
                double share = state.step() == 0 ? 1 : (double) scalar.step / state.step();
                records.write(event(scalar, begin + share * state.seconds()));
            }
        });
        return scalars.size();
    }

    private static void add(List<Scalar> scalars, String tag, List<LossPoint> points) {
        points.forEach(p -> scalars.add(new Scalar(p.step(), tag, (float) p.loss())));
    }

    private static byte[] event(Scalar scalar, double time) throws IOException {
        Summary.Value value = Summary.Value.newBuilder()
                .setTag(scalar.tag)
                .setSimpleValue(scalar.value)
                .build();
        return Event.newBuilder()
                .setWallTime(time)
                .setStep(scalar.step)
                .setSummary(Summary.newBuilder().addValue(value))
                .build()
                .toByteArray();
    }

    /** Seconds since 1970; 0 where an old checkpoint has no time that can be read. */
    private static double savedAt(Checkpoint.State state) {
        try {
            return state.savedAt() == null ? 0 : Instant.parse(state.savedAt()).toEpochMilli() / 1000.0;
        } catch (DateTimeException e) {
            LoggerFactory.getLogger(EventFile.class).info("no time of the save", e);
            return 0;
        }
    }
}
