package afterimage.app.meddle;

import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.Intervention.CodeChange;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is changed in the model in view, and what could be. */
public final class MeddleChoices {
    private static final String MOVERS = "movers/0";
    /** Input frames that the two experiments drop, where there are at least twice as many. */
    private static final int EXPERIMENT = 5;

    final ObjectProperty<Meddling> now = new SimpleObjectProperty<>(Meddling.NONE);
    /** What is wrong with what was typed; empty if nothing is. */
    final StringProperty problem = new SimpleStringProperty("");
    /** Layer whose units and gates are changed, of {@link #layers}. */
    public final IntegerProperty layer = new SimpleIntegerProperty();

    private ModelSpec model;
    int inputFrames;

    /** Changes are those of one model; another starts without any. */
    void use(ModelSpec spec, int frames) {
        if (!spec.equals(model) || frames != inputFrames) {
            model = spec;
            inputFrames = frames;
            layer.set(0);
            reset();
        }
    }

    public boolean isEmpty() {
        return model == null;
    }

    public boolean isChanged() {
        return !now.get().isNone();
    }

    public String sentence() {
        return model == null ? "" : MeddleWords.sentence(now.get(), model);
    }

    public void reset() {
        change(Meddling.NONE);
    }

    private void change(Intervention other) {
        change(now.get().with(other));
    }

    private void change(Meddling other) {
        if (model != null) {
            problem.set("");
            now.set(other);
        }
    }

    /** What brings the changes of now back, as long as the model is the same. */
    public Runnable keep() {
        ModelSpec of = model;
        int chosen = layer.get();
        Meddling then = now.get();
        return () -> {
            if (model != null && model.equals(of)) {
                layer.set(chosen);
                change(then);
            }
        };
    }

    // Units

    /** As weight files name them, e.g. {@code encoder/0}. */
    public List<String> layers() {
        List<String> names = new ArrayList<>();
        if (model != null) {
            List<String> stacks = new ArrayList<>(List.of("encoder"));
            model.task().branches().forEach(branch -> stacks.add(branch.id()));
            stacks.forEach(stack -> IntStream.range(0, model.layers().size()).forEach(l -> names.add(stack + "/" + l)));
            if (model.movers().any()) {
                names.add(MOVERS);
            }
        }
        return names;
    }

    String chosenLayer() {
        return isEmpty() ? null : layers().get(layer.get());
    }

    void chooseLayer(String name) {
        layer.set(layers().indexOf(name));
    }

    /** LSTM units or ConvLSTM channels of the chosen layer. */
    public int units() {
        if (model == null) {
            return 0;
        }
        return chosenLayer().equals(MOVERS)
                ? model.movers().units()
                : model.layers().get(layer.get() % model.layers().size()).units();
    }

    public boolean isConvolutional() {
        return model != null && model.isConvolutional() && !chosenLayer().equals(MOVERS);
    }

    /** Silent units of the chosen layer, from 0. */
    public Set<Integer> silenced() {
        return isEmpty() ? Set.of() : now.get().what().silenced().getOrDefault(chosenLayer(), Set.of());
    }

    void silence(int unit, boolean silent) {
        silence(chosenLayer(), with(silenced(), unit, silent));
    }

    /** @param ranges counted from 1, e.g. {@code 1–10, 13}; a mistake is told in {@link #problem} */
    public void silence(String ranges) {
        try {
            silence(chosenLayer(), MeddleWords.units(ranges, units()));
        } catch (BadInput e) {
            problem.set(e.getMessage());
        }
    }

    void silence(String name, Set<Integer> units) {
        change(now.get().withSilenced(name, units));
    }

    private static Set<Integer> with(Set<Integer> numbers, int number, boolean in) {
        Set<Integer> other = new TreeSet<>(numbers);
        if (in) {
            other.add(number);
        } else {
            other.remove(number);
        }
        return other;
    }

    // Gates and peepholes

    /** The value that a gate of the chosen layer is held at; null if it is free. */
    public Double clamped(Quantity gate) {
        Map<String, Map<Quantity, Double>> clamped = now.get().what().clamped();
        return isEmpty() ? null : clamped.getOrDefault(chosenLayer(), Map.of()).get(gate);
    }

    /** @param value 0 to 1, or null to let it go */
    public void clamp(Quantity gate, Double value) {
        if (!isEmpty()) {
            change(now.get().withClamped(chosenLayer(), gate, value));
        }
    }

    boolean hasPeepholes() {
        return model != null && model.peephole() != Peephole.NONE;
    }

    /** @param scale 0 to 2 */
    void scalePeepholes(double scale) {
        change(now.get().what().with("peepholes", scale));
    }

    // The code

    public void startFromOwn() {
        change(now.get().withStart(false, null, 0));
    }

    public void startFromZeros() {
        change(now.get().withStart(true, null, 0));
    }

    /** @param number of the clip, from 1 */
    void startFrom(Clip other, int number) {
        change(now.get().withStart(false, other, number));
    }

    public boolean startsFromZeros() {
        return now.get().what().code().zeros();
    }

    /** Number of the clip whose code is taken, from 1; 0 for the clip's own code. */
    public int otherClip() {
        return now.get().otherNumber();
    }

    /** @param deviation standard deviation of what is added to each number of the code */
    void setNoise(double deviation) {
        change(now.get().withNoise(deviation, now.get().what().code().seed()));
    }

    void newNoise() {
        CodeChange code = now.get().what().code();
        change(now.get().withNoise(code.noise(), code.seed() + 1));
    }

    // Input frames

    public Set<Integer> dropped() {
        return now.get().what().dropped();
    }

    public void drop(int frame, boolean black) {
        drop(with(dropped(), frame, black));
    }

    void drop(Set<Integer> frames) {
        change(now.get().what().with("dropped", frames));
    }

    int experiment() {
        return Math.max(1, Math.min(EXPERIMENT, inputFrames / 2));
    }

    /** The encoder sees only what comes after them. */
    void dropFirst() {
        drop(IntStream.range(0, experiment()).boxed().collect(Collectors.toSet()));
    }

    /** The encoder sees nothing after what comes before them. */
    void dropLast() {
        drop(IntStream.range(inputFrames - experiment(), inputFrames).boxed().collect(Collectors.toSet()));
    }

    /** What is changed now; {@code other} is a clip whose code the decoders start from, or null; its number is from 1. */
    record Meddling(Intervention what, Clip other, int otherNumber) {
        static final Meddling NONE = new Meddling(Intervention.NONE, null, 0);

        Meddling with(Intervention changed) {
            return new Meddling(changed, other, otherNumber);
        }

        Meddling withSilenced(String layer, Set<Integer> units) {
            Map<String, Set<Integer>> all = new HashMap<>(what.silenced());
            all.put(layer, units);
            return with(what.with("silenced", all));
        }

        /** @param value null to let the gate go */
        Meddling withClamped(String layer, Quantity gate, Double value) {
            Map<String, Map<Quantity, Double>> all = new HashMap<>(what.clamped());
            Map<Quantity, Double> own = new HashMap<>(all.getOrDefault(layer, Map.of()));
            own.compute(gate, (free, before) -> value);
            all.put(layer, own);
            return with(what.with("clamped", all));
        }

        Meddling withNoise(double deviation, long seed) {
            return with(what.with("code", new CodeChange(what.code().zeros(), null, deviation, seed)));
        }

        /** The decoders start from this code: zeros, another clip's, or (neither) the clip's own. */
        Meddling withStart(boolean zeros, Clip clip, int number) {
            Intervention started = what.with("code", Settings.with(what.code(), "zeros", zeros));
            return new Meddling(started, clip, clip == null ? 0 : number);
        }

        boolean isNone() {
            return other == null && withNoise(what.code().noise(), 0).what.equals(Intervention.NONE);
        }

        /** For a model; the same changed model reads the other clip. */
        Intervention of(ProbeModel probe) {
            if (other == null) {
                return what;
            }
            Intervention reading = what.with("code", CodeChange.NONE);
            CodeChange code = what.code();
            Code read = probe.encode(List.of(other), reading).get(0);
            return what.with("code", new CodeChange(false, read, code.noise(), code.seed()));
        }
    }
}
