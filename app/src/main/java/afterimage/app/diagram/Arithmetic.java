package afterimage.app.diagram;

import afterimage.app.control.StateRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.probe.GateSums;
import afterimage.engine.probe.WindowSum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the number that is pointed at comes about: in each line words, and figures in columns below them. */
record Arithmetic(List<Line> lines) {
    private static final int DIGITS = 3;
    /** Of the products of an FC-LSTM's unit those that are shown. */
    private static final int LARGEST = 3;

    /** @param columns beside each other, each of several lines; figures are to have one width */
    record Line(String words, List<String> columns) {}

    /** Of a part's number; without lines where it is not made of others. */
    static Arithmetic of(CellNumbers numbers, CellEquations letters, String part) {
        List<Line> lines = new ArrayList<>();
        GateSums.Sum sum = numbers.sum(part);
        String x = letters.x() + "(t)";
        String c = letters.c() + "(t)";
        List<String> terms = new ArrayList<>();
        if (sum != null) {
            String before = letters.h() + "(t−1)";
            window(numbers, x, sum.input(), lines, terms);
            window(numbers, before, sum.state(), lines, terms);
            if (sum.peephole() != 0) {
                double share = sum.peephole() * sum.memory();
                terms.add(term(share, "peephole", figure(sum.peephole()), figure(sum.memory())));
            }
            terms.add(term(sum.bias(), "bias"));
            String function = part.equals(CellDiagram.CELL_INPUT) ? "tanh" : "σ";
            terms.add("= " + right(sum.sum()) + "  " + function + " → " + figure(numbers.value(part)));
        } else if (part.equals(CellDiagram.MEMORY)) {
            terms.add(product(numbers, CellNumbers.KEPT, "f", CellDiagram.MEMORY_BEFORE, letters.c() + "(t−1)"));
            terms.add(product(numbers, CellNumbers.STORED, "i", CellDiagram.CELL_INPUT, "g"));
            terms.add("= " + right(numbers.value(part)) + "  " + c);
        } else if (part.equals(CellDiagram.HIDDEN)) {
            terms.add("  " + right(numbers.value(CellDiagram.OUTPUT_GATE)) + "  o");
            double memory = numbers.value(CellDiagram.MEMORY);
            terms.add("× " + right(Math.tanh(memory)) + "  tanh " + c + " = tanh " + figure(memory));
            terms.add("= " + right(numbers.value(part)) + "  " + letters.h() + "(t)");
        }
        if (!terms.isEmpty()) {
            lines.add(new Line(place(numbers), List.of(String.join("\n", terms))));
        }
        return new Arithmetic(lines);
    }

    private static String place(CellNumbers numbers) {
        int at = numbers.place();
        return numbers.isConvolutional()
                ? Texts.of(
                        "diagram.numbers.pixel",
                        at / numbers.side() + 1,
                        at % numbers.side() + 1,
                        numbers.channel() + 1)
                : Texts.of("diagram.numbers.unit", at + 1);
    }

    /** What a kernel or matrix adds: the channel with the largest share number by number, and the sum over all. */
    private static void window(CellNumbers of, String name, WindowSum sum, List<Line> lines, List<String> terms) {
        if (sum == null) {
            return;
        }
        double[] sizes = IntStream.range(0, sum.byChannel.length)
                .mapToDouble(c -> Math.abs(sum.byChannel[c]))
                .toArray();
        List<Integer> largest = StateRow.largestFirst(sizes).limit(LARGEST).toList();
        if (of.isConvolutional()) {
            int most = largest.get(0);
            lines.add(new Line(
                    Texts.of("diagram.numbers.window", name, most + 1, figure(sum.byChannel[most])),
                    List.of(rows(sum.window(most), sum.size), "·", rows(sum.kernel(most), sum.size))));
        } else {
            String products = largest.stream()
                    .map(c -> right(sum.window(c)[0]) + " × " + right(sum.kernel(c)[0]) + " = "
                            + right(sum.byChannel[c]) + "  " + Texts.of("diagram.numbers.number", c + 1))
                    .collect(Collectors.joining("\n"));
            lines.add(new Line(Texts.of("diagram.numbers.largest", name), List.of(products)));
        }
        String all = of.isConvolutional() ? "channels" : "inputs";
        terms.add(term(sum.total, all, name, sum.byChannel.length));
    }

    private static String product(CellNumbers of, String product, String a, String b, String name) {
        return "+ " + right(of.value(product)) + "  " + a + " × " + name + " = " + figure(of.value(a)) + " × "
                + figure(of.value(b));
    }

    private static String term(double value, String key, Object... values) {
        return "+ " + right(value) + "  " + Texts.of("diagram.numbers." + key, values);
    }

    private static String rows(double[] numbers, int size) {
        return IntStream.range(0, size)
                .mapToObj(row -> IntStream.range(0, size)
                        .mapToObj(column -> right(numbers[row * size + column]))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
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
