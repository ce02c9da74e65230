package afterimage.app.meddle;

import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.Intervention.CodeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is changed, in one sentence, and by how much the error grew. */
final class MeddleWords {
    private static final int NAMED_UNITS = 60;
    private static final Map<Quantity, String> GATES = Map.of(
            Quantity.INPUT_GATE, "input gate",
            Quantity.FORGET_GATE, "forget gate",
            Quantity.OUTPUT_GATE, "output gate");

    private MeddleWords() {}

    /** {@code encoder/0} as {@code encoder layer 1}. */
    static String layer(String name) {
        int slash = name.indexOf('/');
        String stack = name.substring(0, slash);
        if (stack.equals("movers")) {
            return "LSTM of the movers";
        }
        return (stack.equals("encoder") ? stack : stack + " decoder") + " layer "
                + (Integer.parseInt(name.substring(slash + 1)) + 1);
    }

    static String gate(Quantity gate) {
        return GATES.get(gate);
    }

    static String sentence(Meddling now, ModelSpec model) {
        if (now.isNone()) {
            return "Nothing is changed: before and after are the same, bit for bit.";
        }
        List<String> parts = new ArrayList<>();
        boolean conv = model.isConvolutional();
        new TreeMap<>(now.what().silenced())
                .forEach((layer, units) ->
                        parts.add(silent(units, conv && !layer.startsWith("movers") ? "channel" : "unit") + " of "
                                + layer(layer) + verb(units)));
        new TreeMap<>(now.what().clamped())
                .forEach((layer, gates) -> new TreeMap<>(gates)
                        .forEach((gate, value) ->
                                parts.add("the " + gate(gate) + " of " + layer(layer) + " is " + number(value))));
        if (now.what().peepholes() != 1) {
            parts.add("peepholes count " + number(now.what().peepholes()) + " times");
        }
        if (!now.what().dropped().isEmpty()) {
            boolean one = now.what().dropped().size() == 1;
            parts.add("input frame" + (one ? " " : "s ")
                    + UnitRanges.write(now.what().dropped(), 0) + (one ? " is black" : " are black"));
        }
        CodeChange code = now.what().code();
        if (code.zeros()) {
            parts.add("the decoders start from zeros");
        } else if (now.other() != null) {
            parts.add("the decoders start from the code of clip " + now.otherNumber());
        }
        if (code.noise() > 0) {
            parts.add("noise of standard deviation " + number(code.noise()) + " is added to the code");
        }
        String all = String.join("; ", parts) + ".";
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
    }

    private static String silent(Set<Integer> units, String what) {
        String numbers = UnitRanges.write(units, 1);
        if (numbers.length() > NAMED_UNITS) {
            return units.size() + " " + what + "s";
        }
        return what + (units.size() == 1 ? " " : "s ") + numbers;
    }

    private static String verb(Set<Integer> units) {
        return units.size() == 1 ? " is silent" : " are silent";
    }

    static String number(double value) {
        return Words.of("%.2f", value);
    }

    /** E.g. {@code reconstruction 0.0046 → 0.0213, 4.6 times}. */
    static String change(String branch, double before, double after) {
        String errors = Words.of("%s %.4f → %.4f", branch, before, after);
        if (before == after) {
            return errors + ", the same";
        }
        double times = after / before;
        return before == 0 ? errors : errors + Words.of(times < 10 ? ", %.1f times" : ", %.0f times", times);
    }
}
