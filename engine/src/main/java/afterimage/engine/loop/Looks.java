package afterimage.engine.loop;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.BestWeights;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Judge;
import afterimage.engine.train.TrainingListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the held-out clips of a run that trains, and what follows from them: its curve, its best weights, its end. */
final class Looks implements AutoCloseable {
    private static final int BATCH = 16;
    private static final Set<Long> EARLY = Set.of(10L, 25L, 50L);

    private final RunSpec spec;
    private final SessionSettings settings;
    private final LossHistory history;
    private final BestWeights best;
    private final List<Batch> heldOut = new ArrayList<>();
    private final BlankWatch blank;
    /** Of a graph that trains nothing, see {@link #judge}; null until it is needed. */
    private Judge own;

    private long last = -1;
    /** Of the latest; NaN before any. */
    double loss = Double.NaN;
    /** Whether the spec's patience is at its end. */
    boolean ended;

    Looks(RunSpec spec, Data data, SessionSettings settings, LossHistory history, BestWeights best) {
        this.spec = spec;
        this.settings = settings;
        this.history = history;
        this.best = best;
        List<Clip> clips = MovingClip.clips(TrainingRun.heldOutClips(spec, data));
        for (int first = 0; first < clips.size(); first += BATCH) {
            heldOut.add(Batch.of(spec.sequence(), clips.subList(first, Math.min(first + BATCH, clips.size()))));
        }
        this.blank = new BlankWatch(truth());
    }

    private Map<Branch, FrameSpread> truth() {
        Map<Branch, FrameSpread> truth = new EnumMap<>(Branch.class);
        for (Branch branch : spec.model().task().branches()) {
            FrameSpread spread =
                    new FrameSpread(spec.sequence().size() * spec.sequence().size());
            heldOut.forEach(batch -> spread.add(branch == Branch.PREDICTION ? batch.future() : batch.input()));
            truth.put(branch, spread);
        }
        return truth;
    }

    /** Regularly, and a few times more at the very beginning, when most happens. */
    boolean areDue(long step) {
        return step % spec.training().heldOutEvery() == 0 || EARLY.contains(step);
    }

    /** Looks through what trains, unless that was done after this very step. */
    void look(StageGraph graph, TrainingListener listener) {
        long step = graph.trainer.step();
        if (last == step) {
            return;
        }
        last = step;
        HeldOut seen = judge(graph).look(heldOut, step);
        loss = seen.loss();
        // Looks at the begin and end of a sitting are for the eye; the history must not depend on sittings.
        if (areDue(step)) {
            history.addHeldOut(new LossPoint(step, loss));
            if (spec.training().keepsBestWeights() && best.isBetter(loss)) {
                best.keep(loss, step, graph.trainer.shownWeights());
            }
        }
        ended = history.endsBy(spec.training().patience());
        listener.onHeldOut(seen);
        if (blank.see(seen)) {
            listener.onBlankOutput(blank.warning());
        }
    }

    /** Runs clips of the run's own kind through the model as it is now. */
    Prediction predict(StageGraph graph, Batch batch) {
        return judge(graph).model.predict(batch);
    }

    /**
     * That of the graph that trains, unless this has shorter clips at the moment, or other weights than the averaged ones
     * that are looked at.
     */
    private Judge judge(StageGraph graph) {
        if (spec.training().averaging() == 0 && graph.sequence.equals(spec.sequence())) {
            return graph.trainer.judge;
        }
        if (own == null) {
            own = new Judge(new VideoModel(spec.model(), spec.sequence(), settings), spec.training());
        }
        own.model.load(graph.trainer.shownWeights());
        return own;
    }

    @Override
    public void close() {
        if (own != null) {
            own.model.close();
        }
    }

    /**
     * Notices a model that answers every clip with the same blank picture: what of its output differs between clips and
     * frames is next to nothing beside what differs in the truth. That is where squared error and cross-entropy send every
     * model first; one that stays there learns nothing. Several looks in a row have to agree, after the beginning.
     */
    static final class BlankWatch {
        /** Below this share of the truth's spread an output counts as the same for every clip. */
        private static final double SAME = 0.01;
        /** Below this share of the truth's brightness it counts as black. */
        private static final double BLACK = 0.25;

        private static final int LOOKS = 3;
        private static final long BEGINNING = 300;

        private final Map<Branch, FrameSpread> truth;
        private final Map<Branch, Integer> looks = new EnumMap<>(Branch.class);
        private List<Branch> blank = List.of();
        private String warning;

        /** @param truth what each branch should make of the held-out clips */
        BlankWatch(Map<Branch, FrameSpread> truth) {
            this.truth = truth;
        }

        /** One sentence while the output is blank. */
        Optional<String> warning() {
            return Optional.ofNullable(warning);
        }

        /** @return whether that changed anything about the warning */
        boolean see(HeldOut seen) {
            Map<Branch, FrameSpread> outputs = new EnumMap<>(Branch.class);
            seen.made().clips().forEach((branch, clips) -> {
                FrameSpread spread = new FrameSpread(clips.get(0).framePixels());
                clips.forEach(clip -> spread.add(clip.pixels()));
                outputs.put(branch, spread);
            });
            outputs.forEach((branch, output) -> looks.put(
                    branch,
                    seen.step() >= BEGINNING && isSame(branch, output) ? looks.getOrDefault(branch, 0) + 1 : 0));
            List<Branch> now = outputs.keySet().stream()
                    .filter(branch -> looks.get(branch) >= LOOKS)
                    .toList();
            if (now.equals(blank)) {
                return false;
            }
            blank = now;
            warning = now.isEmpty() ? null : sentence(now, outputs);
            return true;
        }

        private boolean isSame(Branch branch, FrameSpread output) {
            return output.spread() < SAME * truth.get(branch).spread();
        }

        private String sentence(List<Branch> branches, Map<Branch, FrameSpread> outputs) {
            String names = branches.stream().map(Branch::id).collect(Collectors.joining(" and "));
            boolean black = branches.stream()
                    .allMatch(b -> outputs.get(b).mean() < BLACK * truth.get(b).mean());
            return "The " + names + (branches.size() == 1 ? " is" : " are") + " still the same for every clip ("
                    + (black ? "black" : "the mean image")
                    + "): usual in the first steps; if it lasts, try another learning rate, the loss BCE or Adam.";
        }
    }
}
