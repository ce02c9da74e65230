package afterimage.app.diagram;

import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.probe.GateSums;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the number that is pointed at comes about, in words with figures below them. */
final class Arithmetic {
    private static final int DIGITS = 3;
    /** Of the products of an FC-LSTM's unit those that are shown. */
    private static final int LARGEST = 3;

    final List<Line> lines = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private final CellNumbers numbers;

    /** @param columns beside each other, each of several lines; figures are to have one width */
    record Line(String words, List<String> columns) {}

    /** Of a part's number; without lines where it is not made of others. */
    Arithmetic(CellNumbers numbers, CellDiagram.Equations letters, String part) {
        this.numbers = numbers;
        GateSums.Sum sum = numbers.sum(part);
        String before = "(t−1)";
        String memory = letters.of("c") + "(t)";
        if (sum != null) {
            window(letters.of("x") + "(t)", sum.input());
            window(letters.of("h") + before, sum.state());
            if (sum.peephole() != 0) {
                String factors = say("peephole", figure(sum.peephole()), figure(sum.memory()));
                term("+", sum.peephole() * sum.memory(), factors);
            }
            term("+", sum.bias(), say("bias"));
            String function = part.equals(CellDiagram.CELL_INPUT) ? "tanh" : "σ";
            term("=", sum.sum(), "→ " + function + " = " + figure(numbers.value(part)));
        } else if (part.equals(CellDiagram.MEMORY)) {
            product(CellNumbers.KEPT, CellDiagram.FORGET_GATE, CellDiagram.MEMORY_BEFORE, letters.of("c") + before);
            product(CellNumbers.STORED, CellDiagram.INPUT_GATE, CellDiagram.CELL_INPUT, "g");
            term("=", numbers.value(part), memory);
        } else if (part.equals(CellDiagram.HIDDEN)) {
            term(" ", numbers.value(CellDiagram.OUTPUT_GATE), "o");
            term("×", Math.tanh(numbers.value(CellDiagram.MEMORY)), "tanh " + memory);
            term("=", numbers.value(part), letters.of("h") + "(t)");
        }
        if (!terms.isEmpty()) {
            lines.add(new Line(numbers.where(), List.of(String.join("\n", terms))));
        }
    }

    /** What a kernel or matrix adds: the channel with the largest share number by number, and the sum over all. */
    private void window(String name, GateSums.Window window) {
        if (window == null) {
            return;
        }
        int channels = window.values().length;
        double[] sizes = IntStream.range(0, channels)
                .mapToDouble(c -> Math.abs(window.of(c)))
                .toArray();
        List<Integer> largest = StateRow.largestFirst(sizes).limit(LARGEST).toList();
        if (numbers.isConvolutional()) {
            int most = largest.get(0);
            String words = say("window", name, most + 1, figure(window.of(most)));
            lines.add(new Line(words, List.of(square(window.values()[most]), "·", square(window.kernel()[most]))));
            term("+", window.total(), say("channels", name, channels));
        } else {
            Function<Integer, String> product = c -> right(window.values()[c][0]) + " × " + right(window.kernel()[c][0])
                    + " = " + right(window.of(c)) + "  " + say("number", c + 1);
            String products = largest.stream().map(product).collect(Collectors.joining("\n"));
            lines.add(new Line(say("largest", name), List.of(products)));
            term("+", window.total(), say("inputs", name, channels));
        }
    }

    private void product(String product, String a, String b, String name) {
        String factors = figure(numbers.value(a)) + " × " + figure(numbers.value(b));
        term("+", numbers.value(product), a + " × " + name + " = " + factors);
    }

    private void term(String sign, double value, String words) {
        terms.add(sign + " " + right(value) + "  " + words);
    }

    private static String say(String key, Object... values) {
        return Texts.of("diagram.numbers." + key, values);
    }

    private static String square(double[] numbers) {
        int size = (int) Math.round(Math.sqrt(numbers.length));
        return IntStream.range(0, numbers.length)
                .mapToObj(k -> right(numbers[k]) + (k % size < size - 1 ? " " : k < numbers.length - 1 ? "\n" : ""))
                .collect(Collectors.joining());
    }

    private static String right(double value) {
        return Words.of("%7s", figure(value));
    }

    /** With three digits that count, but no more than four decimals. */
    static String figure(double value) {
        int whole = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
        int decimals = Math.max(0, Math.min(DIGITS + 1, DIGITS - 1 - whole));
        return Words.of("%." + decimals + "f", value).replace('-', '−');
    }
}
