package afterimage.engine.study;

import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Members of one size: the layers' units are scaled until all have the smallest member's parameters. */
final class EqualParameters {
    static List<Member> of(List<Member> members) {
        long least = members.stream()
                .mapToLong(member -> parameters(member.spec()))
                .min()
                .orElseThrow();
        return members.stream()
                .map(member -> parameters(member.spec()) == least
                        ? member
                        : new Member(member.name(), nearest(member.spec(), least)))
                .toList();
    }

    private static long parameters(RunSpec run) {
        return run.summary().parameters();
    }

    /** Parameters grow with units, so the nearest are beside the widest that has no more. */
    private static RunSpec nearest(RunSpec run, long parameters) {
        int widest = widest(run);
        int low = 1;
        int high = widest;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (parameters(ofWidth(run, middle)) <= parameters) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return IntStream.of(low, Math.min(widest, low + 1))
                .mapToObj(width -> ofWidth(run, width))
                .min(Comparator.comparingLong(spec -> Math.abs(parameters(spec) - parameters)))
                .orElseThrow();
    }

    private static int widest(RunSpec run) {
        return run.model().layers().stream()
                .mapToInt(ModelSpec.Layer::units)
                .max()
                .orElseThrow();
    }

    /** @param units of the widest layer; the others keep their share of it */
    private static RunSpec ofWidth(RunSpec run, int units) {
        int widest = widest(run);
        List<ModelSpec.Layer> layers = run.model().layers().stream()
                .map(layer -> new ModelSpec.Layer(
                        (int) Math.max(1, Math.round((double) layer.units() * units / widest)),
                        layer.inputKernel(),
                        layer.stateKernel(),
                        layer.resolution()))
                .toList();
        return run.with("model", run.model().with("layers", layers));
    }
}
