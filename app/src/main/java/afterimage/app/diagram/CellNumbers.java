package afterimage.app.diagram;

import afterimage.app.control.StateRow;
import afterimage.app.session.Asking;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.app.session.TracedClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.GateSums;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * The numbers in the open cell at the players' present step: one channel's map in each place, of an FC-LSTM all units
 * line by line, and the pixel that is pointed at. Asks only while a cell of the model in view is open and seen.
 */
public final class CellNumbers extends InsideModel {
    /** Products, which are no parts of their own. */
    static final String KEPT = "f*c";

    static final String STORED = "i*g";

    private static final Map<String, Quantity> QUANTITIES = Map.of(
            CellDiagram.INPUT_GATE, Quantity.INPUT_GATE,
            CellDiagram.FORGET_GATE, Quantity.FORGET_GATE,
            CellDiagram.CELL_INPUT, Quantity.CANDIDATE,
            CellDiagram.OUTPUT_GATE, Quantity.OUTPUT_GATE,
            CellDiagram.HIDDEN, Quantity.HIDDEN,
            CellDiagram.HIDDEN_BEFORE, Quantity.HIDDEN);

    /** Whether anything is asked: then training hands on its weights. */
    public final BooleanProperty wanted = new SimpleBooleanProperty();

    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final ObservableValue<Boolean> asDecoded;
    private final Asking<Answer> asking = asking("diagram", answer -> arrange());
    private final Map<String, Picture> pictures = new HashMap<>();
    private final Map<Quantity, Double> sizes = new HashMap<>();
    /** Null while no cell of the model in view is open. */
    private String layer;

    private ModelSpec model;
    private StateTrace.Layer states;
    private GateSums sums;
    /** Layer that channel and place were chosen in. */
    private String pointed;

    private int channel;
    private int place;

    private record Question(ShownClip shown, ModelSpec model, Map<String, NpyArray> weights)
            implements ShownClip.Question<Answer> {
        @Override
        public Answer on(ProbeModel probe, DoubleConsumer progress) {
            return new Answer(
                    this, new TracedClip.Question(shown, EnumSet.allOf(Quantity.class)).on(probe, progress));
        }
    }

    private record Answer(Question question, TracedClip traced) {}

    /**
     * @param clip the clip shown, null for none
     * @param time the players' step
     * @param asDecoded whether the reconstruction plays in the order decoded
     */
    public CellNumbers(
            Probing probing,
            ObservableValue<ShownClip> clip,
            ObservableValue<? extends Number> time,
            ObservableValue<Boolean> asDecoded) {
        super(probing);
        this.clip = clip;
        this.time = time;
        this.asDecoded = asDecoded;
        // The weights are part of the question, and newer ones come before a large model has answered.
        asking.showEach();
        whenever(this::askAgain, clip);
    }

    /** @param id of the layer whose cell is open and seen, null for none */
    void follow(String id, ModelSpec of) {
        boolean other = !Objects.equals(id, layer) || id != null && !of.equals(model);
        layer = id;
        model = of;
        if (wanted.get() != (id != null)) {
            wanted.set(id != null);
            setSeen(id != null);
        }
        if (other) {
            askAgain();
            arrange();
        }
    }

    @Override
    protected void ask() {
        Map<String, NpyArray> weights = probing.model().orElseThrow().weights();
        ModelSpec now = probing.model().orElseThrow().spec().model();
        if (clip.getValue() != null && now.equals(model)) {
            asking.ask(new Question(clip.getValue(), now, weights));
        }
    }

    /** The layer's numbers of the last answer, if it is of this model; where the layer is new, what is most active. */
    private void arrange() {
        Answer answer = asking.answer();
        states = null;
        if (answer != null && layer != null && answer.question.model.equals(model)) {
            StateTrace all = answer.traced.states();
            states = all.layer(layer);
            sums = new GateSums(model, all, layer, answer.question.weights);
            if (!layer.equals(pointed) || channel >= states.units() || place >= places()) {
                pointed = layer;
                int unit = StateRow.largestFirst(StateRow.activity(states, states.units())).findFirst().orElseThrow();
                channel = isConvolutional() ? unit : 0;
                place = isConvolutional() ? brightest() : unit;
            }
        }
        sizes.clear();
        pictures.clear();
        changed();
    }

    /** Another step is the present one; told by who draws it, once. */
    void renew() {
        pictures.clear();
    }

    private int brightest() {
        float[] map = slice(sums.at(Quantity.HIDDEN, step()));
        int most = 0;
        for (int i = 1; i < map.length; i++) {
            most = Math.abs(map[i]) > Math.abs(map[most]) ? i : most;
        }
        return most;
    }

    /** A map as a shading takes it, [rows, rows]. */
    record Picture(float[] shares, Shading shading) {}

    /** Whether there are numbers of the open cell. */
    boolean any() {
        return states != null;
    }

    boolean isConvolutional() {
        return model.isConvolutional();
    }

    int channel() {
        return channel;
    }

    int channels() {
        return states.units();
    }

    void stepChannel(int by) {
        channel = Math.floorMod(channel + by, channels());
        sizes.clear();
        pictures.clear();
        changed();
    }

    /** The step that reads or writes the players' frame. */
    int step() {
        int now = Math.min(time.getValue().intValue(), states.steps() - 1);
        boolean back = states.stack().equals("reconstruction") && model.reverseTarget() && !asDecoded.getValue();
        return back ? states.steps() - 1 - now : now;
    }

    /** Pixels of a side of the maps. */
    int side() {
        return isConvolutional() ? states.rows() : (int) Math.ceil(Math.sqrt(states.units()));
    }

    private int places() {
        return isConvolutional() ? states.rows() * states.rows() : states.units();
    }

    /** The pixel that is pointed at, row by row; of an FC-LSTM the unit. */
    int place() {
        return place;
    }

    /** Points at a pixel of a part's map, by its share of the map's width and height. */
    void point(String part, double across, double down) {
        int x = (int) (across * side());
        int y = (int) (down * side());
        int at = y * side() + x;
        if (isPointed(part) && Math.min(x, y) >= 0 && Math.max(x, y) < side() && at < places() && at != place) {
            place = at;
            changed();
        }
    }

    /** Whether the pixel is one of this part's map: the inputs of an FC-LSTM are none of its units. */
    boolean isPointed(String part) {
        return !part.equals(CellDiagram.PEEPHOLES) && (isConvolutional() || !part.equals(CellDiagram.INPUT));
    }

    /** The weighted sum of a gate at the pixel pointed at; null for other parts. */
    GateSums.Sum sum(String part) {
        Quantity gate = QUANTITIES.get(part);
        return gate == null || gate == Quantity.HIDDEN || map(part) == null
                ? null
                : sums.of(gate, step(), isConvolutional() ? place : 0, isConvolutional() ? channel : place);
    }

    /** At the pixel pointed at; 0 where there is nothing yet. */
    double value(String part) {
        float[] map = map(part);
        return map == null ? 0 : map[place];
    }

    /** What stands in a part's place, or null where this step has nothing for it. The same as long as it is the same. */
    Picture picture(String part) {
        return states == null ? null : pictures.computeIfAbsent(part, this::shaded);
    }

    private Picture shaded(String part) {
        float[] map = map(part);
        if (map == null) {
            return null;
        }
        Quantity of = QUANTITIES.getOrDefault(part, Quantity.MEMORY);
        if (of.isGate() || part.equals(CellDiagram.INPUT) && readsFrames()) {
            return new Picture(map, of.isGate() ? Shading.HEAT : Shading.GREY);
        }
        double size = part.equals(CellDiagram.INPUT) ? StateRow.largest(List.of(map)) : sizes.computeIfAbsent(of, this::size);
        float[] shares = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            shares[i] = (float) (map[i] / Math.max(1e-12, size));
        }
        return new Picture(shares, Shading.SIGNED);
    }

    /** The largest over the clip, so that colours mean the same at each step. */
    private double size(Quantity of) {
        List<float[]> all = new ArrayList<>();
        for (int t = -1; t < states.steps(); t++) {
            all.add(slice(sums.at(of, t)));
        }
        return StateRow.largest(all);
    }

    private boolean readsFrames() {
        boolean down = model.decodesDownwards() && !states.stack().equals("encoder");
        return layer.endsWith("/0") && !down && !model.movers().any();
    }

    private float[] map(String part) {
        int t = step();
        return switch (part) {
            case CellDiagram.INPUT -> input(sums.at(Quantity.INPUT, t));
            case CellDiagram.HIDDEN_BEFORE -> slice(sums.at(Quantity.HIDDEN, t - 1));
            case CellDiagram.MEMORY_BEFORE -> slice(sums.at(Quantity.MEMORY, t - 1));
            case KEPT -> product(map(CellDiagram.FORGET_GATE), map(CellDiagram.MEMORY_BEFORE));
            case STORED -> product(map(CellDiagram.INPUT_GATE), map(CellDiagram.CELL_INPUT));
            default -> slice(sums.at(QUANTITIES.getOrDefault(part, Quantity.MEMORY), t));
        };
    }

    private static float[] product(float[] a, float[] b) {
        float[] product = a == null || b == null ? null : a.clone();
        for (int i = 0; product != null && i < product.length; i++) {
            product[i] *= b[i];
        }
        return product;
    }

    /** The channel's map, or all units and then zeros. */
    private float[] slice(float[] all) {
        if (all == null) {
            return null;
        }
        float[] map = new float[side() * side()];
        for (int i = 0; i < places(); i++) {
            map[i] = isConvolutional() ? all[i * states.units() + channel] : all[i];
        }
        return map;
    }

    /** Frames as they are, other inputs as the mean over their channels. */
    private float[] input(float[] all) {
        if (all == null) {
            return null;
        }
        if (!isConvolutional()) {
            int side = (int) Math.ceil(Math.sqrt(all.length));
            return Arrays.copyOf(all, side * side);
        }
        int channels = sums.of(Quantity.INPUT_GATE, step(), 0, 0).input().byChannel.length;
        int rows = (int) Math.round(Math.sqrt((double) all.length / channels));
        int patch = readsFrames() ? model.patch() : 1;
        float[] map = new float[rows * rows * patch * patch];
        for (int i = 0; i < all.length; i++) {
            int y = i / channels / rows * patch + i % channels / patch % patch;
            int x = i / channels % rows * patch + i % channels % patch;
            map[y * rows * patch + x] += all[i] * patch * patch / channels;
        }
        return map;
    }
}
