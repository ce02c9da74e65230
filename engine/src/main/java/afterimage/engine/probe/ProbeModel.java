package afterimage.engine.probe;

import afterimage.engine.BadInput;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.Tensors;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.Code;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * A trained model opened up: its forward pass with everything that its layers compute on the way, its code taken out and
 * put in, and {@link Intervention}s. Without one its frames are those of {@link VideoModel#predict} bit for bit. Not safe
 * for several threads; whoever makes it closes it.
 */
public final class ProbeModel implements AutoCloseable {
    private static final String MOVERS = "movers/0";

    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final boolean truth;
    private final Map<String, LayerTap> taps = new LinkedHashMap<>();
    private final VideoModel model;

    /** Builds the graph; the weights have no values before {@link #load}. */
    public ProbeModel(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        this(spec, clips, false, settings);
    }

    /** @param truth whether conditional decoders are fed the true frame before each step (teacher forcing) */
    public ProbeModel(ModelSpec spec, SequenceSpec clips, boolean truth, SessionSettings settings) {
        this.spec = truth ? spec.withDecoderInput(ModelSpec.DecoderInput.TRUTH) : spec;
        this.clips = clips;
        this.truth = truth;
        this.model = VideoModel.tapped(this.spec, clips, settings, (tf, layer) -> {
            LayerTap tap = new LayerTap(tf, units(layer));
            taps.put(layer, tap);
            return tap;
        });
    }

    /** @throws BadInput if the weights do not fit the model */
    public void load(Map<String, NpyArray> weights) {
        model.load(weights);
    }

    public ModelSpec spec() {
        return spec;
    }

    public SequenceSpec clips() {
        return clips;
    }

    /** Names of all layers, the encoder's first, e.g. {@code prediction/1}. */
    public List<String> layers() {
        return List.copyOf(taps.keySet());
    }

    /** LSTM units or ConvLSTM channels of a layer. */
    public int units(String layer) {
        return layer.equals(MOVERS)
                ? spec.movers().units()
                : spec.layers().get(number(layer)).units();
    }

    private static int number(String layer) {
        return Integer.parseInt(layer.substring(layer.indexOf('/') + 1));
    }

    /** What the model makes of clips of input and future frames. */
    public Prediction predict(List<Clip> clips, Intervention what) {
        if (!what.code().isNone()) {
            List<Code> codes = encode(clips, what).stream().map(what.code()::of).toList();
            return decode(clips, codes, what);
        }
        return frames(clips, what, List.of());
    }

    /** What the encoder ends with. */
    public List<Code> encode(List<Clip> clips, Intervention what) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = runner(clips, what, fed);
        for (CellState state : model.code()) {
            runner.fetch(state.cell()).fetch(state.hidden());
        }
        model.carried().forEach(runner::fetch);
        try (Result result = runner.run()) {
            return codes(result, clips.size());
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** Parts of what the encoder knows, read for many clips at once: [part][clip][number]. */
    public float[][][] encoderStates(List<Clip> clips, List<EncoderPart> parts) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = runner(clips, Intervention.NONE, fed);
        parts.forEach(part -> runner.fetch(
                taps.get("encoder/" + part.layer()).steps().get(part.step()).get(part.quantity())));
        try (Result result = runner.run()) {
            float[][][] states = new float[parts.size()][][];
            for (int i = 0; i < states.length; i++) {
                states[i] = byClip(
                        (TFloat32) result.get(i), clips.size(), parts.get(i).layer());
            }
            return states;
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** What the decoders make of codes; the clips are there for true frames only and as many as the codes. */
    public Prediction decode(List<Clip> clips, List<Code> codes, Intervention what) {
        BadInput.unless(clips.size() == codes.size(), "Each code needs its clip.");
        return frames(clips, what, codes);
    }

    /**
     * Everything that the layers compute for one clip.
     *
     * @param wanted quantities to take along; {@link Quantity#HIDDEN} always is
     */
    public Traced trace(Clip clip, Intervention what, Set<Quantity> wanted) {
        List<Clip> one = List.of(clip);
        List<Code> codes = what.code().isNone()
                ? List.of()
                : encode(one, what).stream().map(what.code()::of).toList();
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = model.fetchFrames(runner(one, what, fed));
        feedCodes(runner, codes, fed);
        List<Slot> slots = slots(wanted);
        slots.forEach(slot -> runner.fetch(slot.value));
        List<Operand<TFloat32>> moved = MoverReading.fetched(model.moverSteps());
        moved.forEach(runner::fetch);
        try (Result result = runner.run()) {
            Prediction made = prediction(result, 1);
            int at = model.heads().size();
            Map<String, Map<Quantity, List<float[]>>> values = new LinkedHashMap<>();
            for (Slot slot : slots) {
                List<float[]> steps = values.computeIfAbsent(slot.layer, name -> new EnumMap<>(Quantity.class))
                        .computeIfAbsent(slot.quantity, quantity -> noSteps(slot.layer));
                steps.set(slot.step, Tensors.floats((TFloat32) result.get(at++)));
            }
            return new Traced(made, trace(values), MoverReading.read(model.moverSteps(), result, at));
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /**
     * @param prediction of the one clip
     * @param states of all layers
     * @param movers null for a model without
     */
    public record Traced(Prediction prediction, StateTrace states, MoverTrace movers) {}

    private record Slot(String layer, Quantity quantity, int step, Operand<TFloat32> value) {}

    private List<Slot> slots(Set<Quantity> wanted) {
        List<Slot> slots = new ArrayList<>();
        taps.forEach((layer, tap) -> {
            for (int t = 0; t < tap.steps().size(); t++) {
                int step = t;
                tap.steps().get(t).forEach((quantity, value) -> {
                    if (quantity == Quantity.HIDDEN || wanted.contains(quantity)) {
                        slots.add(new Slot(layer, quantity, step, value));
                    }
                });
            }
        });
        return slots;
    }

    private List<float[]> noSteps(String layer) {
        return Arrays.asList(new float[taps.get(layer).steps().size()][]);
    }

    private StateTrace trace(Map<String, Map<Quantity, List<float[]>>> values) {
        List<StateTrace.Layer> layers = new ArrayList<>();
        values.forEach((name, own) -> layers.add(
                name.equals(MOVERS)
                        ? new StateTrace.Layer(name, 2 * spec.movers().count() * units(name), 1, own)
                        : new StateTrace.Layer(name, units(name), spec.stateRows(clips.size(), number(name)), own)));
        return new StateTrace(layers);
    }

    private Prediction frames(List<Clip> clips, Intervention what, List<Code> codes) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = model.fetchFrames(runner(clips, what, fed));
        feedCodes(runner, codes, fed);
        try (Result result = runner.run()) {
            return prediction(result, clips.size());
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    private Session.Runner runner(List<Clip> clips, Intervention what, List<Tensor> fed) {
        Batch batch = withoutDropped(Batch.of(this.clips, clips), what.dropped());
        Session.Runner runner = model.feed(model.session().runner(), batch, fed);
        if (truth) {
            model.feedTruth(runner, batch.size(), fed);
        }
        taps.forEach((layer, tap) -> tap.feed(runner, what, layer, fed));
        return runner;
    }

    /** Input is [time, batch, height, width], so that a frame of all clips is in one piece. */
    private Batch withoutDropped(Batch batch, Set<Integer> dropped) {
        if (dropped.isEmpty()) {
            return batch;
        }
        float[] input = batch.input().clone();
        int frame = input.length / clips.inputFrames();
        dropped.forEach(t -> Arrays.fill(input, t * frame, (t + 1) * frame, 0));
        return new Batch(batch.size(), input, batch.future());
    }

    private Prediction prediction(Result result, int batch) {
        Map<Branch, List<Clip>> made = new EnumMap<>(Branch.class);
        for (int h = 0; h < model.heads().size(); h++) {
            made.put(model.heads().get(h).branch(), model.toClips((TFloat32) result.get(h), batch));
        }
        return new Prediction(made);
    }

    private List<Code> codes(Result result, int batch) {
        List<List<Code.Layer>> byClip = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            byClip.add(new ArrayList<>());
        }
        for (int l = 0; l < model.code().size(); l++) {
            float[][] memory = byClip((TFloat32) result.get(2 * l), batch, l);
            float[][] hidden = byClip((TFloat32) result.get(2 * l + 1), batch, l);
            for (int b = 0; b < batch; b++) {
                byClip.get(b).add(new Code.Layer(memory[b], hidden[b]));
            }
        }
        List<Code> codes = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            codes.add(new Code(byClip.get(b), carried(result, batch, b)));
        }
        return codes;
    }

    private List<float[]> carried(Result result, int batch, int clip) {
        List<float[]> own = new ArrayList<>();
        for (int i = 0; i < model.carried().size(); i++) {
            float[] all = Tensors.floats((TFloat32) result.get(2 * model.code().size() + i));
            int size = all.length / batch;
            own.add(Arrays.copyOfRange(all, clip * size, (clip + 1) * size));
        }
        return own;
    }

    private float[][] byClip(TFloat32 state, int batch, int layer) {
        BatchedStates states = new BatchedStates(batch, spec.layers().get(layer).units(), model.isTiled());
        float[] all = Tensors.floats(state);
        float[][] parts = new float[batch][];
        for (int b = 0; b < batch; b++) {
            parts[b] = states.of(all, b);
        }
        return parts;
    }

    /** In place of what the encoder ended with; without codes nothing is fed. */
    private void feedCodes(Session.Runner runner, List<Code> codes, List<Tensor> fed) {
        if (codes.isEmpty()) {
            return;
        }
        for (int l = 0; l < model.code().size(); l++) {
            int layer = l;
            CellState place = model.code().get(l);
            List<Code.Layer> own =
                    codes.stream().map(code -> code.layers().get(layer)).toList();
            feed(runner, place.cell(), l, own.stream().map(Code.Layer::memory).toList(), fed);
            feed(runner, place.hidden(), l, own.stream().map(Code.Layer::hidden).toList(), fed);
        }
        feedCarried(runner, codes, fed);
    }

    private void feedCarried(Session.Runner runner, List<Code> codes, List<Tensor> fed) {
        long size = clips.size();
        long movers = spec.movers().count();
        long[][] shapes = {
            {-1, movers, size, size},
            {-1, movers, 2},
            {-1, spec.movers().units()},
            {-1, spec.movers().units()}
        };
        for (int i = 0; i < model.carried().size(); i++) {
            float[] one = codes.get(0).carried().get(i);
            float[] all = new float[one.length * codes.size()];
            for (int b = 0; b < codes.size(); b++) {
                System.arraycopy(codes.get(b).carried().get(i), 0, all, b * one.length, one.length);
            }
            long[] shape = shapes[i];
            shape[0] = all.length / Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
            TFloat32 tensor = Tensors.of(all, shape);
            fed.add(tensor);
            runner.feed(model.carried().get(i), tensor);
        }
    }

    private void feed(
            Session.Runner runner, Operand<TFloat32> place, int layer, List<float[]> clips, List<Tensor> fed) {
        int units = spec.layers().get(layer).units();
        float[] all = new BatchedStates(clips.size(), units, model.isTiled()).joined(clips);
        long rows = spec.stateRows(this.clips.size(), layer);
        long[] shape = !spec.isConvolutional()
                ? new long[] {clips.size(), units}
                : model.isTiled()
                        ? new long[] {rows, rows, clips.size(), units}
                        : new long[] {clips.size(), rows, rows, units};
        TFloat32 tensor = Tensors.of(all, shape);
        fed.add(tensor);
        runner.feed(place, tensor);
    }

    @Override
    public void close() {
        model.close();
    }
}
