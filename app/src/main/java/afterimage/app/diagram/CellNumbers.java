package afterimage.app.diagram;

import afterimage.app.control.StateRow;
import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.GateSums;
import afterimage.engine.trace.StateTrace;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The numbers in the open cell at the players' present step: one channel's map in each place, of an FC-LSTM all units
 * line by line, and the pixel that is pointed at. Asks only while a cell of the model in view is open and seen.
 */
public final class CellNumbers extends InsideModel {
    /** Products, which are no parts of their own. */
    static final String KEPT = "f*c";

    static final String STORED = "i*g";

    private static final Map<String, Quantity> GATES = Map.of(
            CellDiagram.INPUT_GATE, Quantity.INPUT_GATE,
            CellDiagram.FORGET_GATE, Quantity.FORGET_GATE,
            CellDiagram.CELL_INPUT, Quantity.CANDIDATE,
            CellDiagram.OUTPUT_GATE, Quantity.OUTPUT_GATE);

    /** Whether anything is asked: then training hands on its weights. */
    public final BooleanProperty wanted = new SimpleBooleanProperty();

    private final Players players;
    private final Asking<ShownClip.Traced> asking = asking("diagram", answer -> arrange());
    /** Null while no cell of the model in view is open. */
    private String layer;

    private ModelSpec model;
    private StateTrace.Layer states;
    private GateSums sums;
    /** Layer that channel and place were chosen in. */
    private String pointed;

    private int channel;
    /** The pixel that is pointed at, row by row; of an FC-LSTM the unit. */
    int place;

    public CellNumbers(Probing probing, Players players) {
        super(probing);
        this.players = players;
        // The weights are part of the question, and newer ones come before a large model has answered.
        asking.showEach();
        whenever(this::askAgain, players.shown);
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
        if (id == null) {
            // With the weights that the answer is of.
            asking.drop();
        }
        if (other) {
            askAgain();
            arrange();
        }
    }

    @Override
    protected void ask() {
        ModelInView now = probing.model().orElseThrow();
        if (players.shown.get() != null && now.spec().model().equals(model)) {
            asking.ask(new ShownClip.Traced.Question(players.shown.get(), EnumSet.allOf(Quantity.class), now));
        }
    }

    /** The layer's numbers of the last answer, if it is of this model; where the layer is new, what changes most. */
    private void arrange() {
        ShownClip.Traced answer = asking.answer();
        states = null;
        sums = null;
        if (answer != null && layer != null && answer.of().spec().model().equals(model)) {
            states = answer.states().layer(layer);
            sums = GateSums.of(model, answer.states(), layer, answer.of().weights());
            if (!layer.equals(pointed) || channel >= states.units() || place >= places()) {
                pointed = layer;
                channel = StateRow.largestFirst(states.changes()).findFirst().orElseThrow();
                float[] map = map(CellDiagram.HIDDEN);
                place = IntStream.range(0, map.length).reduce(0, (a, b) -> Math.abs(map[b]) > Math.abs(map[a]) ? b : a);
            }
        }
        changed();
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

    /** Which channel the maps are of; empty where there is none to choose. */
    String channelText() {
        return any() && isConvolutional() ? Texts.of("diagram.numbers.channel", channel + 1, states.units()) : "";
    }

    void stepChannel(int by) {
        channel = Math.floorMod(channel + by, states.units());
        changed();
    }

    /** The step that reads or writes the players' frame. */
    private int step() {
        int now = Math.min(players.time.get(), states.steps() - 1);
        boolean back = states.stack().equals("reconstruction") && model.reverseTarget() && !players.asDecoded.get();
        return back ? states.steps() - 1 - now : now;
    }

    /** Pixels of a side of the maps. */
    int side() {
        return isConvolutional() ? states.rows() : (int) Math.ceil(Math.sqrt(states.units()));
    }

    private int places() {
        return isConvolutional() ? states.rows() * states.rows() : states.units();
    }

    String where() {
        return isConvolutional()
                ? Texts.of("diagram.numbers.pixel", place / side() + 1, place % side() + 1, channel + 1)
                : Texts.of("diagram.numbers.unit", place + 1);
    }

    /** Points at a pixel of a part's map, by its share of the map's width and height. */
    void point(String part, double across, double down) {
        int at = (int) (down * side()) * side() + (int) (across * side());
        if (isPointed(part) && Math.min(across, down) >= 0 && Math.max(across, down) < 1 && at < places()) {
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
        return !GATES.containsKey(part) || map(part) == null
                ? null
                : sums.of(GATES.get(part), step(), isConvolutional() ? place : 0, isConvolutional() ? channel : place);
    }

    /** At the pixel pointed at; 0 where there is nothing yet. */
    double value(String part) {
        float[] map = map(part);
        return map == null ? 0 : map[place];
    }

    /** What stands in a part's place, or null where this step has nothing for it. */
    Picture picture(String part) {
        float[] map = any() ? map(part) : null;
        if (map == null) {
            return null;
        }
        boolean gate = GATES.containsKey(part) && GATES.get(part).isGate();
        boolean input = part.equals(CellDiagram.INPUT);
        if (gate || input && layer.endsWith("/0") && !model.movers().any()) {
            return new Picture(map, gate ? Shading.HEAT : Shading.GREY);
        }
        // The largest over the clip, so that colours mean the same at each step.
        Quantity of = part.startsWith(CellDiagram.HIDDEN) ? Quantity.HIDDEN : GATES.getOrDefault(part, Quantity.MEMORY);
        Stream<float[]> clip = IntStream.range(-1, states.steps()).mapToObj(t -> slice(sums.at(of, t)));
        double size = StateRow.largest(input ? List.of(map) : clip.toList());
        return new Picture(StateRow.shares(map, size), Shading.SIGNED);
    }

    private float[] map(String part) {
        int t = step();
        return switch (part) {
            case CellDiagram.INPUT -> input(sums.at(Quantity.INPUT, t));
            case CellDiagram.HIDDEN -> slice(sums.at(Quantity.HIDDEN, t));
            case CellDiagram.HIDDEN_BEFORE -> slice(sums.at(Quantity.HIDDEN, t - 1));
            case CellDiagram.MEMORY_BEFORE -> slice(sums.at(Quantity.MEMORY, t - 1));
            case KEPT -> product(map(CellDiagram.FORGET_GATE), map(CellDiagram.MEMORY_BEFORE));
            case STORED -> product(map(CellDiagram.INPUT_GATE), map(CellDiagram.CELL_INPUT));
            default -> slice(sums.at(GATES.getOrDefault(part, Quantity.MEMORY), t));
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
        float[] map = all == null ? null : new float[side() * side()];
        for (int i = 0; all != null && i < places(); i++) {
            map[i] = isConvolutional() ? all[i * states.units() + channel] : all[i];
        }
        return map;
    }

    /** The mean over all channels, of a frame over the pixels of each patch; of an FC-LSTM all inputs. */
    private float[] input(float[] all) {
        if (all == null) {
            return null;
        }
        int channels = isConvolutional()
                ? sums.of(Quantity.INPUT_GATE, step(), 0, 0).input().values().length
                : 1;
        int side = (int) Math.ceil(Math.sqrt((double) all.length / channels));
        float[] map = new float[side * side];
        for (int i = 0; i < all.length; i++) {
            map[i / channels] += all[i] / channels;
        }
        return map;
    }
}
