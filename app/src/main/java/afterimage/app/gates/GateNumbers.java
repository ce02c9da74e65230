package afterimage.app.gates;

import afterimage.engine.cell.Quantity;
import afterimage.engine.file.NpyArray;
import afterimage.engine.trace.StateTrace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that one layer of the encoder and of a decoder computed for a clip; millions of numbers for a ConvLSTM. */
public record GateNumbers(int layer, List<StateTrace.Layer> stacks) {
    /** A head, and then a line a number. */
    public Stream<String> csv() {
        return Stream.concat(
                Stream.of("stack,layer,step,quantity,row,column,unit,value"),
                stacks.stream()
                        .flatMap(stack -> stack.values().entrySet().stream()
                                .flatMap(quantity -> IntStream.range(0, stack.steps())
                                        .boxed()
                                        .flatMap(t -> lines(stack, quantity.getKey(), t)))));
    }

    private Stream<String> lines(StateTrace.Layer stack, Quantity quantity, int t) {
        float[] values = stack.values().get(quantity).get(t);
        if (values == null) {
            return Stream.of();
        }
        String head = stack.stack() + ',' + layer + ',' + t + ',' + name(quantity) + ',';
        return IntStream.range(0, values.length).mapToObj(i -> {
            int place = i / stack.units();
            return head + place / stack.rows() + ',' + place % stack.rows() + ',' + i % stack.units() + ',' + values[i];
        });
    }

    /** By stack and quantity, e.g. {@code encoder/memory}: [step, row, column, unit]; NaN where a step has none. */
    public Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (StateTrace.Layer stack : stacks) {
            int numbers = stack.rows() * stack.rows() * stack.units();
            stack.values().forEach((quantity, steps) -> {
                float[] all = new float[steps.size() * numbers];
                for (int t = 0; t < steps.size(); t++) {
                    if (steps.get(t) == null) {
                        Arrays.fill(all, t * numbers, (t + 1) * numbers, Float.NaN);
                    } else {
                        System.arraycopy(steps.get(t), 0, all, t * numbers, numbers);
                    }
                }
                int[] shape = {steps.size(), stack.rows(), stack.rows(), stack.units()};
                arrays.put(stack.stack() + '/' + name(quantity), new NpyArray(shape, all));
            });
        }
        return arrays;
    }

    private static String name(Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT);
    }
}
