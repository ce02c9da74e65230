package afterimage.app.gates;

import afterimage.app.control.MapRow;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Gates and states of one layer for the clip shown, over the encoder's steps and then those of one decoder. */
public final class GatesViewModel {
    private static final String TOPIC = "gates";
    /** In the order in which a step computes them. */
    static final List<Quantity> QUANTITIES = List.of(
            Quantity.INPUT_GATE,
            Quantity.FORGET_GATE,
            Quantity.CANDIDATE,
            Quantity.MEMORY,
            Quantity.OUTPUT_GATE,
            Quantity.HIDDEN);

    static final List<Quantity> PEEPHOLES =
            List.of(Quantity.INPUT_PEEPHOLE, Quantity.FORGET_PEEPHOLE, Quantity.OUTPUT_PEEPHOLE);

    private final Probing probing;
    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final ObjectProperty<Branch> decoder = new SimpleObjectProperty<>(Branch.PREDICTION);
    private final IntegerProperty layer = new SimpleIntegerProperty();
    private final ObjectProperty<GateMode> mode = new SimpleObjectProperty<>(GateMode.MEAN);
    private final IntegerProperty channel = new SimpleIntegerProperty();
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.HIDDEN);
    private final ObjectProperty<UnitOrder> order = new SimpleObjectProperty<>(UnitOrder.CHANGE);
    private final BooleanProperty peepholes = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("Waiting for a trained model.");

    private boolean seen;
    private StateTrace trace;
    private MoverTrace movers;
    private ModelSpec model;
    private int inputFrames;
    private int size;
    private int frames;

    /**
     * @param clip the clip shown, null for none
     * @param time the players' step
     */
    public GatesViewModel(Probing probing, ObservableValue<ShownClip> clip, ObservableValue<? extends Number> time) {
        this.probing = probing;
        this.clip = clip;
        this.time = time;
        probing.revisionProperty().addListener((p, before, now) -> ask());
        clip.addListener((p, before, now) -> {
            if (before == null || now == null || before.clip() != now.clip() || before.trial() != now.trial()) {
                ask();
            }
        });
        for (ObservableValue<?> choice :
                List.<ObservableValue<?>>of(decoder, layer, mode, channel, quantity, order, peepholes)) {
            choice.addListener((p, before, now) -> changed());
        }
    }

    /** Which decoder's steps follow those of the encoder; one that the model has. */
    public ObjectProperty<Branch> decoderProperty() {
        return decoder;
    }

    /** Layer, 0 the one that sees the frames. */
    public IntegerProperty layerProperty() {
        return layer;
    }

    public ObjectProperty<GateMode> modeProperty() {
        return mode;
    }

    /** The one channel, from 0. */
    public IntegerProperty channelProperty() {
        return channel;
    }

    /** What is shown of the most active channels. */
    public ObjectProperty<Quantity> quantityProperty() {
        return quantity;
    }

    public ObjectProperty<UnitOrder> orderProperty() {
        return order;
    }

    /** Whether the peepholes' shares are shown too. */
    public BooleanProperty peepholesProperty() {
        return peepholes;
    }

    /** Grows whenever rows or lines have changed. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Why there is nothing to see; empty if there is. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether anybody looks; otherwise nothing is computed. */
    public void setSeen(boolean now) {
        seen = now;
        if (now) {
            ask();
        } else {
            probing.forget(TOPIC);
        }
    }

    private void ask() {
        ShownClip shown = clip.getValue();
        if (!seen || shown == null || probing.model().isEmpty()) {
            return;
        }
        Clip frames = shown.clip();
        probing.ask(
                TOPIC,
                shown.trial(),
                (probe, progress) -> new Answer(
                        probe.trace(frames, Intervention.NONE, EnumSet.allOf(Quantity.class)),
                        probe.spec(),
                        probe.clips().inputFrames(),
                        probe.clips().frames(),
                        probe.clips().size()),
                this::take,
                note::set);
    }

    private record Answer(ProbeModel.Traced traced, ModelSpec model, int inputFrames, int frames, int size) {}

    private void take(Answer answer) {
        trace = answer.traced.states();
        movers = answer.traced.movers();
        size = answer.size;
        model = answer.model;
        inputFrames = answer.inputFrames;
        frames = answer.frames;
        note.set("");
        if (!model.task().branches().contains(decoder.get())) {
            decoder.set(model.task().branches().get(0));
        }
        if (!hasMovers() && mode.get() == GateMode.MOVERS) {
            mode.set(GateMode.MEAN);
        }
        layer.set(Math.min(layer.get(), layers() - 1));
        channel.set(Math.min(channel.get(), channels() - 1));
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    public boolean isEmpty() {
        return trace == null;
    }

    public boolean isConvolutional() {
        return model != null && model.isConvolutional();
    }

    public boolean hasMovers() {
        return movers != null;
    }

    /** Whether what movers do is shown; they belong to the prediction. */
    public boolean showsMovers() {
        return hasMovers() && mode.get() == GateMode.MOVERS && decoder.get() == Branch.PREDICTION;
    }

    /** What the movers do, or null for a model without. */
    MoverRows moverRows() {
        return hasMovers() ? new MoverRows(movers, size) : null;
    }

    public List<Branch> decoders() {
        return model == null ? List.of() : model.task().branches();
    }

    public int layers() {
        return model == null ? 1 : model.layers().size();
    }

    /** Channels or units of the layer. */
    public int channels() {
        return trace == null ? 1 : encoder().units();
    }

    private StateTrace.Layer encoder() {
        return trace.layer("encoder/" + layer.get());
    }

    private StateTrace.Layer shownDecoder() {
        return trace.layer(decoder.get().id() + "/" + layer.get());
    }

    private GateRows gates() {
        return new GateRows(encoder(), shownDecoder(), order.get());
    }

    /** What is to be drawn. */
    public List<MapRow> rows() {
        if (trace == null) {
            return List.of();
        }
        if (showsMovers()) {
            return moverRows().rows();
        }
        if (isConvolutional() && mode.get() == GateMode.ACTIVE) {
            return gates().active(quantity.get());
        }
        return gates().of(quantities(), mode.get() == GateMode.CHANNEL ? channel.get() : -1);
    }

    private List<Quantity> quantities() {
        List<Quantity> shown = new ArrayList<>(QUANTITIES);
        if (peepholes.get()) {
            shown.addAll(PEEPHOLES);
        }
        return shown.stream()
                .filter(each -> encoder().values().containsKey(each)
                        || shownDecoder().values().containsKey(each))
                .toList();
    }

    /** The frame that each step reads or writes; decoders that write last frame first count down. */
    public List<String> heads() {
        List<String> heads = new ArrayList<>();
        for (int t = 0; t < readSteps(); t++) {
            heads.add(Integer.toString(t));
        }
        for (int t = 0; trace != null && t < shownDecoder().steps(); t++) {
            heads.add(Integer.toString(frameOf(t)));
        }
        return heads;
    }

    /** Steps of the encoder: a next-frame predictor's last input frame is the first that it goes on from. */
    public int readSteps() {
        return trace == null ? inputFrames : encoder().steps();
    }

    private int frameOf(int decoderStep) {
        if (decoder.get() == Branch.PREDICTION) {
            return inputFrames + decoderStep;
        }
        return model.reverseTarget() ? inputFrames - 1 - decoderStep : decoderStep;
    }

    /** Columns of the players' present step: where the frame is read, and where it is written. */
    public List<Integer> present() {
        if (trace == null) {
            return List.of();
        }
        int now = time.getValue().intValue();
        List<Integer> columns = new ArrayList<>();
        if (now < readSteps()) {
            columns.add(now);
        }
        int written = decoder.get() == Branch.PREDICTION ? inputFrames + now : now;
        for (int t = 0; t < shownDecoder().steps(); t++) {
            if (frameOf(t) == written) {
                columns.add(readSteps() + t);
            }
        }
        return columns;
    }

    /** The clip's frame at a column, to scrub to. */
    public int frameAt(int column) {
        return Math.min(column < readSteps() ? column : frameOf(column - readSteps()), frames - 1);
    }

    /** Means over all units and positions at each step. */
    public double[] means(Quantity of) {
        return trace == null ? new double[0] : gates().means(of);
    }

    /** Everything that the layer computed for the clip; null before anything is. */
    public GateNumbers numbers() {
        return trace == null ? null : new GateNumbers(layer.get(), List.of(encoder(), shownDecoder()));
    }
}
