package afterimage.engine.probe;

import afterimage.engine.model.MoverStep;
import afterimage.engine.model.Tensors;
import afterimage.engine.trace.MoverTrace;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/** Reads what movers did for one clip. */
final class MoverReading {
    private MoverReading() {}

    /** What to fetch for {@link #read}, in this order. */
    static List<Operand<TFloat32>> fetched(List<MoverStep> steps) {
        return steps.stream()
                .flatMap(step -> Stream.of(step.pictures(), step.motion(), step.picked(), step.mask()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * @param at where in the result it begins
     * @return null where there are no movers
     */
    static MoverTrace read(List<MoverStep> steps, Result result, int at) {
        if (steps.isEmpty()) {
            return null;
        }
        Map<Operand<TFloat32>, float[]> values = new IdentityHashMap<>();
        List<Operand<TFloat32>> fetched = fetched(steps);
        for (int i = 0; i < fetched.size(); i++) {
            values.put(fetched.get(i), Tensors.floats((TFloat32) result.get(at + i)));
        }
        return new MoverTrace(steps.stream()
                .map(step -> {
                    float[] motion = values.get(step.motion());
                    int count = motion.length / 2;
                    return new MoverTrace.Step(
                            step.stack(),
                            parts(values.get(step.pictures()), count),
                            parts(motion, count),
                            parts(values.get(step.picked()), count),
                            values.get(step.mask()));
                })
                .toList());
    }

    private static float[][] parts(float[] all, int count) {
        if (all == null) {
            return null;
        }
        float[][] parts = new float[count][];
        int size = all.length / count;
        for (int i = 0; i < count; i++) {
            parts[i] = Arrays.copyOfRange(all, i * size, (i + 1) * size);
        }
        return parts;
    }
}
