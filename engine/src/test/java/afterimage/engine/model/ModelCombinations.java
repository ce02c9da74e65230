package afterimage.engine.model;

import afterimage.engine.Specs;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.FirstInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ModelSpec.Reading;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;

/** Small models of every kind: two layers of different widths and kernels. */
public final class ModelCombinations {
    /** Three frames in, two to come, 32 pixels. */
    public static final SequenceSpec CLIPS =
            SequenceSpec.labReport().with("size", 32).withFrames(3, 2);

    /** Of a run whose first masks, for two clips, have zeros and ones in each row that matters: half of each. */
    public static final long SEED = 38;

    private static final Sampling HALF = new Sampling(Sampling.Kind.LINEAR, 0.5, 0.5, 1);
    private static final List<Layer> CONV_LAYERS = Arrays.asList(new Layer(3, 3, 5), new Layer(2, 5, 3));
    private static final List<Layer> FC_LAYERS = Arrays.asList(new Layer(7, 1, 1), new Layer(5, 1, 1));

    private ModelCombinations() {}

    /** What can be added to a model, each with the tasks and cells that it fits. */
    public static List<Named<ModelSpec>> additions() {
        List<Named<ModelSpec>> all = new ArrayList<>();
        for (CellKind cell : CellKind.values()) {
            for (Task task : Task.values()) {
                all.addAll(additions(cell, task));
            }
        }
        all.addAll(resolutions());
        return all;
    }

    /** Each addition with each task that it fits, in turn in the one cell and in the other. */
    public static List<Named<ModelSpec>> additionsInTurn() {
        List<Named<ModelSpec>> all = new ArrayList<>();
        CellKind[] cells = CellKind.values();
        for (Task task : Task.values()) {
            for (int i = 0; i < additions(cells[0], task).size(); i++) {
                all.add(additions(cells[(task.ordinal() + i) % cells.length], task)
                        .get(i));
            }
        }
        all.addAll(resolutions());
        return all;
    }

    private static List<Named<ModelSpec>> additions(CellKind cell, Task task) {
        List<Named<ModelSpec>> all = new ArrayList<>();
        Reading ahead = new Reading(true, null);
        Reading mixed = new Reading(true, HALF);
        ModelSpec plain = spec(
                cell, task, DecoderInput.SCHEDULED, Peephole.CHANNEL, task == Task.AUTOENCODER, OutputFrom.ALL_LAYERS);
        all.add(named(plain.with("firstInput", FirstInput.LAST_FRAME), "goes on from the last frame"));
        all.add(named(plain.with("outputGate", OutputGate.OLD_MEMORY), "printed output gate"));
        all.add(named(plain.with("reading", ahead), "writes ahead"));
        all.add(named(plain.with("reading", mixed), "reads what it wrote ahead"));
        if (task != Task.AUTOENCODER) {
            for (Reading reading : List.of(Reading.NOTHING, ahead, mixed)) {
                MoverSpec movers = new MoverSpec(reading == ahead ? 3 : reading == mixed ? 1 : 2, 4, 5);
                all.add(named(
                        plain.with("movers", movers, "reading", reading), movers.count() + " movers, " + reading));
            }
        }
        return all;
    }

    /** Layers of several resolutions: a forecaster that comes back down, and a pyramid that reads and writes. */
    private static List<Named<ModelSpec>> resolutions() {
        List<Layer> halving = Arrays.asList(
                new Layer(3, 3, 3), new Layer(2, 3, 1, Resolution.HALF), new Layer(4, 5, 3, Resolution.HALF));
        List<Layer> pyramid = Arrays.asList(
                new Layer(3, 3, 3), new Layer(2, 3, 3, Resolution.HALF), new Layer(4, 5, 1, Resolution.DOUBLE));
        List<Named<ModelSpec>> all = new ArrayList<>();
        for (OutputFrom output : OutputFrom.values()) {
            ModelSpec down = spec(CellKind.CONV_LSTM, Task.COMPOSITE, DecoderInput.NONE, Peephole.PIXEL, true, output);
            all.add(named(down.with("layers", halving), "halving"));
            ModelSpec next =
                    spec(CellKind.CONV_LSTM, Task.NEXT_FRAME, DecoderInput.OWN_OUTPUT, Peephole.CHANNEL, true, output);
            all.add(named(next.with("layers", pyramid, "reading", new Reading(true, null)), "pyramid"));
        }
        return all;
    }

    private static Named<ModelSpec> named(ModelSpec spec, String addition) {
        return Named.of(named(spec).getName() + ", " + addition, spec);
    }

    /** So few models that any two settings of {@link #mixed}, of its outputs and of its orders, meet in one of them. */
    public static List<Named<ModelSpec>> pairs() {
        return pairs(all());
    }

    private static List<Named<ModelSpec>> all() {
        List<Named<ModelSpec>> all = new ArrayList<>();
        for (OutputFrom output : OutputFrom.values()) {
            all.addAll(with(true, output));
            all.addAll(with(false, output));
        }
        return all;
    }

    /** Always the next in which most settings meet that did in none before. */
    private static List<Named<ModelSpec>> pairs(List<Named<ModelSpec>> all) {
        Set<Set<Object>> missing = new HashSet<>();
        all.forEach(spec -> missing.addAll(pairsOf(spec.getPayload())));
        List<Named<ModelSpec>> chosen = new ArrayList<>();
        while (!missing.isEmpty()) {
            Named<ModelSpec> next = all.get(0);
            long most = 0;
            for (Named<ModelSpec> spec : all) {
                long added = pairsOf(spec.getPayload()).stream()
                        .filter(missing::contains)
                        .count();
                if (added > most) {
                    most = added;
                    next = spec;
                }
            }
            chosen.add(next);
            missing.removeAll(pairsOf(next.getPayload()));
        }
        return chosen;
    }

    private static Set<Set<Object>> pairsOf(ModelSpec spec) {
        List<Object> settings = List.of(
                spec.cell(), spec.task(), spec.decoderInput(), spec.peephole(), spec.output(), spec.reverseTarget());
        Set<Set<Object>> pairs = new HashSet<>();
        for (Object one : settings) {
            settings.stream().filter(other -> other != one).forEach(other -> pairs.add(Set.of(one, other)));
        }
        return pairs;
    }

    /** Each combination once, in turn with the one half's outputs and order and with the other's. */
    public static List<Named<ModelSpec>> mixed() {
        List<Named<ModelSpec>> one = with(true, OutputFrom.ALL_LAYERS);
        List<Named<ModelSpec>> other = with(false, OutputFrom.TOP_LAYER);
        return IntStream.range(0, one.size())
                .mapToObj(i -> i % 2 == 0 ? one.get(i) : other.get(i))
                .toList();
    }

    /** Cell x task x decoder input x peephole. */
    private static List<Named<ModelSpec>> with(boolean reverse, OutputFrom output) {
        List<Named<ModelSpec>> specs = new ArrayList<>();
        for (CellKind cell : CellKind.values()) {
            for (Task task : Task.values()) {
                for (DecoderInput input : DecoderInput.values()) {
                    for (Peephole peephole : Peephole.values()) {
                        if ((cell == CellKind.CONV_LSTM || peephole != Peephole.PIXEL)
                                && (task != Task.NEXT_FRAME || input != DecoderInput.NONE)) {
                            specs.add(named(spec(cell, task, input, peephole, reverse, output)));
                        }
                    }
                }
            }
        }
        return specs;
    }

    private static ModelSpec spec(
            CellKind cell, Task task, DecoderInput input, Peephole peephole, boolean reverse, OutputFrom output) {
        boolean conv = cell == CellKind.CONV_LSTM;
        return Specs.model(
                        cell,
                        task,
                        conv ? CONV_LAYERS : FC_LAYERS,
                        conv ? (output == OutputFrom.ALL_LAYERS ? 4 : 8) : 1,
                        peephole,
                        input,
                        reverse,
                        output)
                .with("sampling", HALF);
    }

    /** The forms of a graph that a spec can have, without the one that the benchmark compares with. */
    public static List<Unrolling> unrollings(ModelSpec spec, SequenceSpec clips) {
        return Tiling.canTake(spec, clips.size())
                ? List.of(Unrolling.SHARED, Unrolling.TILED)
                : List.of(Unrolling.SHARED);
    }

    /**
     * So few of those that can be tiled that any two of their settings meet, and two whose inputs and states meet kernels
     * of one size, without and with frames for the decoders.
     */
    public static List<Named<ModelSpec>> tiled() {
        List<Named<ModelSpec>> able = all();
        able.removeIf(spec -> !Tiling.canTake(spec.getPayload(), CLIPS.size()));
        List<Named<ModelSpec>> tiled = pairs(able);
        for (DecoderInput input : List.of(DecoderInput.NONE, DecoderInput.SCHEDULED)) {
            tiled.add(named(Specs.model(
                            CellKind.CONV_LSTM,
                            Task.COMPOSITE,
                            Arrays.asList(new Layer(3, 3, 3), new Layer(2, 5, 5), new Layer(2, 1, 3)),
                            4,
                            Peephole.CHANNEL,
                            input,
                            true,
                            OutputFrom.ALL_LAYERS)
                    .with("sampling", HALF)));
        }
        return tiled;
    }

    /** Two convolutional layers of which a training step drops 40 % of what they let out upwards. */
    public static ModelSpec dropping(DecoderInput input) {
        return Specs.model(
                        CellKind.CONV_LSTM,
                        Task.COMPOSITE,
                        CONV_LAYERS,
                        8,
                        Peephole.CHANNEL,
                        input,
                        true,
                        OutputFrom.ALL_LAYERS)
                .with("conditional", Conditional.PREDICTION, "sampling", HALF, "dropout", 0.4);
    }

    private static Named<ModelSpec> named(ModelSpec spec) {
        String name = String.join(
                " ",
                spec.cell().name(),
                spec.task().name(),
                "fed " + spec.decoderInput(),
                "peephole " + spec.peephole(),
                spec.output().name(),
                spec.reverseTarget() ? "reversed" : "in order");
        return Named.of(name, spec);
    }
}
