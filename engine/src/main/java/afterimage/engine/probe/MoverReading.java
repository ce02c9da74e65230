package afterimage.engine.probe;

import afterimage.engine.model.MoverStep;
import afterimage.engine.model.Pass;
import afterimage.engine.trace.MoverTrace;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Reads what movers did for one clip. */
final class MoverReading {
    /** @return null after the run where there are no movers */
    static Supplier<MoverTrace> fetch(Pass pass, List<MoverStep> steps) {
        Map<Operand<TFloat32>, Supplier<float[]>> fetched = new IdentityHashMap<>();
        steps.stream()
                .flatMap(step -> Stream.of(step.pictures(), step.motion(), step.picked(), step.mask()))
                .forEach(value -> fetched.computeIfAbsent(value, v -> v == null ? () -> null : pass.fetch(v)));
        return () -> steps.isEmpty()
                ? null
                : new MoverTrace(steps.stream().map(step -> read(step, fetched)).toList());
    }

    private static MoverTrace.Step read(MoverStep step, Map<Operand<TFloat32>, Supplier<float[]>> fetched) {
        float[] motion = fetched.get(step.motion()).get();
        int count = motion.length / 2;
        return new MoverTrace.Step(
                step.stack(),
                parts(fetched.get(step.pictures()).get(), count),
                parts(motion, count),
                parts(fetched.get(step.picked()).get(), count),
                fetched.get(step.mask()).get());
    }

    /** An array parted into as many pieces of one size; null for null. */
    static float[][] parts(float[] all, int count) {
        return all == null
                ? null
                : IntStream.range(0, count)
                        .mapToObj(
                                i -> Arrays.copyOfRange(all, i * (all.length / count), (i + 1) * (all.length / count)))
                        .toArray(float[][]::new);
    }
}
