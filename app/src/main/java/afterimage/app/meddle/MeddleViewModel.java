package afterimage.app.meddle;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapGrid;
import afterimage.app.control.StateRow;
import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the changes of {@link MeddleChoices} do to the clip shown. The model in view itself stays as it is. */
public final class MeddleViewModel extends InsideModel {
    private static final int FEW = 64;
    private static final int OFFERED = 34;

    final Players players;
    public final MeddleChoices choices = new MeddleChoices();
    private final Asking<BeforeAfter> asking = asking("meddle", made -> {
        changed();
        showInPlayers();
    });
    public final ObjectProperty<MeddleSection> section = new SimpleObjectProperty<>(MeddleSection.UNITS);
    /** Whether the players show what the model made before anything was changed. */
    public final BooleanProperty before = new SimpleBooleanProperty();

    public MeddleViewModel(Probing probing, Players players) {
        super(probing);
        this.players = players;
        asking.showEach();
        whenever(this::askAgain, players.shown, choices.now);
        whenever(this::showInPlayers, choices.now, before);
    }

    @Override
    protected void ask() {
        ShownClip shown = players.shown.get();
        if (shown == null) {
            return;
        }
        ModelInView model = probing.model().orElseThrow();
        choices.use(model.spec().model(), model.spec().sequence().inputFrames());
        Clip other = choices.now.get().other();
        if (other != null && other.time() != shown.clip().time()) {
            // The code of a clip of another length cannot be taken.
            choices.startFromOwn();
        }
        asking.ask(new BeforeAfter.Question(shown, choices.now.get(), choices.sentence()));
    }

    @Override
    public void setSeen(boolean now) {
        super.setSeen(now);
        before.set(false);
        showInPlayers();
    }

    /** What an earlier choice made stays until there is what this one makes. */
    private void showInPlayers() {
        if (!isSeen() || !choices.isChanged()) {
            players.showInstead(null);
        } else if (!isEmpty() && isCurrent()) {
            ClipOutputs now = before.get() ? outputs().before() : outputs().after();
            String name = Texts.of(before.get() ? "meddle.row.before" : "meddle.row.after");
            players.showInstead(new ShownClip.Outputs(name, now.truth(), now.made()));
        }
    }

    // Units

    /** Silences those units of the chosen layer, and no others, whose hidden state is largest in this clip. */
    void silenceMostActive(int count) {
        if (layer().isPresent()) {
            choices.silence(choices.chosenLayer(), mostActive(count).collect(Collectors.toSet()));
        }
    }

    private Stream<Integer> mostActive(int count) {
        return layer().stream()
                .flatMap(own -> StateRow.largestFirst(StateRow.activity(own, choices.units())))
                .limit(count);
    }

    /** The units of the chosen layer that have a button, from 0: of many the most active ones in this clip. */
    List<Integer> offered() {
        Stream<Integer> few = IntStream.range(0, choices.units()).boxed();
        return (choices.units() <= FEW ? few : mostActive(OFFERED).sorted()).toList();
    }

    /** What the chosen layer did; empty as long as only another model has answered. */
    private Optional<StateTrace.Layer> layer() {
        return isEmpty()
                ? Optional.empty()
                : outputs().traced().states().layers().stream()
                        .filter(own -> own.name().equals(choices.chosenLayer()) && own.units() % choices.units() == 0)
                        .findFirst();
    }

    /** The hidden state of a unit of the chosen layer at the players' step [rows, rows], as shares of its largest. */
    Optional<float[]> held(int unit) {
        // A mover's unit stands for several.
        return layer().filter(own -> own.units() == choices.units()).map(own -> {
            List<float[]> steps = IntStream.range(0, own.steps())
                    .mapToObj(step -> own.channel(Quantity.HIDDEN, step, unit))
                    .toList();
            float[] held = steps.get(outputs().traced().step(own, players.time.get()));
            return StateRow.shares(held, StateRow.largest(steps));
        });
    }

    // The code

    /** The decoders start from the code of this clip, counted from 0. */
    public void startFromClip(int index) {
        choices.startFrom(players.shownClips().get(index), index + 1);
    }

    // What came of it

    public boolean isEmpty() {
        return outputs() == null;
    }

    /** Null before there are any. */
    BeforeAfter outputs() {
        return asking.answer();
    }

    /** Whether the outputs are those of the choices as they stand. */
    public boolean isCurrent() {
        return isEmpty() || outputs().changed().equals(choices.sentence());
    }

    List<Integer> present() {
        return isEmpty() ? List.of() : outputs().before().present(players.time.get());
    }

    /** What the changes did to the frame that a branch's player shows; null where there is none. */
    float[] change(Branch branch) {
        return isEmpty() ? null : outputs().change(branch, players.time.get());
    }

    /** A branch's error before and after, and how many times it grew. */
    public String errorText(Branch branch) {
        return MeddleWords.change(
                branch, outputs().before().mse(branch), outputs().after().mse(branch));
    }

    /** What a model makes of a clip as it is and changed, the clip that gave its code, or null, and what was changed. */
    record BeforeAfter(ShownClip.Traced traced, ClipOutputs before, ClipOutputs after, Clip other, String changed) {
        record Question(ShownClip shown, MeddleChoices.Meddling meddling, String sentence)
                implements ShownClip.Question<BeforeAfter> {
            @Override
            public BeforeAfter on(ProbeModel probe, DoubleConsumer progress) {
                Clip clip = shown.clip();
                ProbeModel.Traced traced = probe.trace(clip, Intervention.NONE, Set.of());
                int frames = probe.clips.inputFrames();
                ShownClip.Traced all =
                        new ShownClip.Traced(traced.states(), traced.movers(), probe.spec, probe.clips, null);
                ClipOutputs before = new ClipOutputs(clip, frames, traced.prediction());
                ClipOutputs after = new ClipOutputs(clip, frames, probe.predict(List.of(clip), meddling.of(probe)));
                return new BeforeAfter(all, before, after, meddling.other(), sentence);
            }
        }

        /** The truth, both outputs and their difference, frame by frame; last the clip that gave its code, if one did. */
        List<MapGrid.Row> rows() {
            List<MapGrid.Row> rows = new ArrayList<>(List.of(
                    row("truth", Shading.GREY, before.truth()::frame),
                    row("before", Shading.GREY, before::output),
                    row("after", Shading.GREY, after::output),
                    row("change", Shading.DIFFERENCE, this::change)));
            if (other != null) {
                rows.add(row("other", Shading.GREY, other::frame));
            }
            return rows;
        }

        /** After minus before at a column; null where there is no output. */
        private float[] change(int column) {
            return after.difference(column, before.output(column));
        }

        /** The same of the frame that a branch's player shows at a step. */
        float[] change(Branch branch, int time) {
            int input = before.inputFrames();
            boolean past = branch == Branch.RECONSTRUCTION;
            return change(past ? Math.min(time, input - 1) : Math.min(input + time, before.frames() - 1));
        }

        private MapGrid.Row row(String name, Shading shading, IntFunction<float[]> frame) {
            String key = "meddle.row." + name;
            return before.row(Texts.of(key), Texts.of(key + ".about"), shading, frame);
        }

        double highestError() {
            return Math.max(before.highestError(), after.highestError());
        }

        /** The clip, and what is made of it, e.g. {@code prediction/after}: [time, height, width]. */
        Map<String, NpyArray> arrays() {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            arrays.put("truth", before.truth().toNpy());
            for (Branch branch : Branch.values()) {
                before.made().of(branch).forEach(clip -> arrays.put(branch.id() + "/before", clip.toNpy()));
                after.made().of(branch).forEach(clip -> arrays.put(branch.id() + "/after", clip.toNpy()));
            }
            return arrays;
        }

        /** A line a frame; the change stands in each, so that no number is read without it. */
        String toCsv() {
            List<List<?>> rows = new ArrayList<>();
            for (Branch branch : Branch.values()) {
                double[] from = before.errors(branch);
                double[] to = after.errors(branch);
                for (int t = 0; t < from.length; t++) {
                    if (!Double.isNaN(from[t])) {
                        rows.add(Arrays.asList(
                                branch.id(), t, Table.number("%.8g", from[t]), Table.number("%.8g", to[t]), changed));
                    }
                }
            }
            return new Table(List.of("branch", "frame", "mse_before", "mse_after", "changed"), rows).csv();
        }
    }

    /** What of a model is changed. */
    public enum MeddleSection {
        UNITS,
        GATES,
        CODE,
        INPUT_FRAMES;

        /** As ids have it. */
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }
}
