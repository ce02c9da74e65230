package afterimage.app.gates;

import afterimage.app.control.MapGrid;
import afterimage.app.feature.Players;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.trace.StateTrace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Gates and states of one layer for the clip shown, over the encoder's steps and then those of one decoder. */
public final class GatesViewModel extends InsideModel {
    /** In the order in which a step computes them. */
    static final List<Quantity> QUANTITIES =
            Quantity.ofState().stream().filter(each -> !each.isPeephole()).toList();

    private static final List<Quantity> PEEPHOLES =
            Quantity.ofState().stream().filter(Quantity::isPeephole).toList();

    /** Which decoder's steps follow those of the encoder; one that the model has. */
    final ObjectProperty<Branch> decoder = new SimpleObjectProperty<>(Branch.PREDICTION);
    /** 0 the one that sees the frames. */
    final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(0);
    /** The one channel, from 0. */
    final ObjectProperty<Integer> channel = new SimpleObjectProperty<>(0);
    /** What is shown of the most active channels. */
    final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.HIDDEN);

    final ObjectProperty<GateRows.UnitOrder> order = new SimpleObjectProperty<>(GateRows.UnitOrder.CHANGE);
    /** Whether the peepholes' shares are shown too. */
    final BooleanProperty peepholes = new SimpleBooleanProperty();

    public final ObjectProperty<GateMode> mode = new SimpleObjectProperty<>(GateMode.MEAN);
    final Players players;
    private final Asking<ShownClip.Traced> asking = asking("gates", this::take);

    public GatesViewModel(Probing probing, Players players) {
        super(probing);
        this.players = players;
        whenever(this::askAgain, players.shown);
        whenever(this::changed, decoder, layer, mode, channel, quantity, order, peepholes);
    }

    @Override
    protected void ask() {
        ShownClip clip = players.shown.get();
        if (clip != null) {
            asking.ask(new ShownClip.Traced.Question(clip, Quantity.ofState(), null));
        }
    }

    private void take(ShownClip.Traced traced) {
        settle(() -> {
            if (!decoders().contains(decoder.get())) {
                decoder.set(decoders().get(0));
            }
            if (!hasMovers() && mode.get() == GateMode.MOVERS) {
                mode.set(GateMode.MEAN);
            }
            layer.set(Math.min(layer.get(), layers() - 1));
            channel.set(Math.min(channel.get(), channels() - 1));
        });
        changed();
    }

    private ShownClip.Traced traced() {
        return asking.answer();
    }

    public boolean isEmpty() {
        return traced() == null;
    }

    public boolean isConvolutional() {
        return !isEmpty() && traced().model().isConvolutional();
    }

    boolean isIn(GateMode of) {
        return isConvolutional() && mode.get() == of;
    }

    /** Ways in which the model can be shown; none if there is but one. */
    List<GateMode> modes() {
        Stream<GateMode> all = Stream.of(GateMode.values())
                .filter(each -> each == GateMode.MOVERS ? hasMovers() : isConvolutional() || each == GateMode.MEAN);
        return isConvolutional() || hasMovers() ? all.toList() : List.of();
    }

    /** Quantities of which one is shown, and orders of the units; none where there is but one way. */
    List<Quantity> quantities() {
        return isIn(GateMode.ACTIVE) ? QUANTITIES : List.of();
    }

    List<GateRows.UnitOrder> orders() {
        return !isConvolutional() || isIn(GateMode.ACTIVE) ? List.of(GateRows.UnitOrder.values()) : List.of();
    }

    public boolean hasMovers() {
        return !isEmpty() && traced().movers() != null;
    }

    /** Whether what movers do is shown; they belong to the prediction. */
    public boolean showsMovers() {
        return hasMovers() && mode.get() == GateMode.MOVERS && decoder.get() == Branch.PREDICTION;
    }

    /** What the movers do; only for a model with movers. */
    GateRows.Movers moverRows() {
        return new GateRows.Movers(traced().movers(), traced().clips().size());
    }

    List<Branch> decoders() {
        return isEmpty() ? List.of() : traced().model().task().branches();
    }

    int layers() {
        return isEmpty() ? 1 : traced().model().layers().size();
    }

    int channels() {
        return isEmpty() ? 1 : shown().encoder().units();
    }

    /** The layer shown; only once there is something. */
    ShownGates shown() {
        return new ShownGates(traced(), layer.get(), decoder.get());
    }

    private GateRows gates() {
        return new GateRows(shown().encoder(), shown().decoder(), order.get());
    }

    public List<MapGrid.Row> rows() {
        if (isEmpty()) {
            return List.of();
        }
        if (showsMovers()) {
            return moverRows().rows();
        }
        if (isIn(GateMode.ACTIVE)) {
            return gates().active(quantity.get());
        }
        List<Quantity> shown = Stream.concat(QUANTITIES.stream(), peepholes.get() ? PEEPHOLES.stream() : Stream.empty())
                .filter(each -> shown().computes(each))
                .toList();
        return gates().of(shown, mode.get() == GateMode.CHANNEL ? channel.get() : -1);
    }

    List<Integer> present() {
        return isEmpty() ? List.of() : shown().present(players.time.get());
    }

    public double[] means(Quantity of) {
        return isEmpty() ? new double[0] : gates().means(of);
    }

    /** Everything that the layer computed for the clip; null before anything is. */
    public GateNumbers numbers() {
        return isEmpty() ? null : new GateNumbers(layer.get(), List.of(shown().encoder(), shown().decoder()));
    }

    /**
     * One layer of the encoder and the same of a decoder, whose steps stand in columns beside each other. A next-frame
     * predictor reads its last input frame when it begins to predict; decoders that write the last frame first count down.
     */
    record ShownGates(ShownClip.Traced traced, int layer, Branch branch) {
        StateTrace.Layer encoder() {
            return traced.states().layer("encoder/" + layer);
        }

        StateTrace.Layer decoder() {
            return traced.states().layer(branch.id() + "/" + layer);
        }

        boolean computes(Quantity quantity) {
            return encoder().values().containsKey(quantity)
                    || decoder().values().containsKey(quantity);
        }

        int readSteps() {
            return encoder().steps();
        }

        private int columns() {
            return readSteps() + decoder().steps();
        }

        private int frame(int column) {
            int step = column - readSteps();
            int inputFrames = traced.clips().inputFrames();
            int written = traced.model().reverseTarget() ? inputFrames - 1 - step : step;
            return step < 0 ? column : branch == Branch.PREDICTION ? inputFrames + step : written;
        }

        int frameAt(int column) {
            return Math.min(frame(column), traced.clips().frames() - 1);
        }

        List<String> heads() {
            return IntStream.range(0, columns())
                    .mapToObj(column -> Integer.toString(frame(column)))
                    .toList();
        }

        /** Columns where the players' frames are read and written. */
        List<Integer> present(int time) {
            int written = branch == Branch.PREDICTION ? traced.clips().inputFrames() + time : time;
            return IntStream.range(0, columns())
                    .filter(column -> frame(column) == (column < readSteps() ? time : written))
                    .boxed()
                    .toList();
        }
    }

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
                String at = head + place / stack.rows() + ',' + place % stack.rows() + ',';
                return at + i % stack.units() + ',' + values[i];
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
}
