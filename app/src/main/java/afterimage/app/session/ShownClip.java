package afterimage.app.session;

import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Prediction;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.Set;
import java.util.function.DoubleConsumer;

/** The clip that the theatre shows, input and future; its conditions are null where they are the run's own. */
public record ShownClip(Clip clip, Trial trial) {
    /** What can be shown in place of what the model makes of a clip, and what that is called, e.g. {@code After}. */
    public record Outputs(String name, Clip clip, Prediction made) {}

    /** A question about the clip shown, under its conditions. */
    public interface Question<T> extends Probing.Work<T> {
        ShownClip shown();

        @Override
        default Trial trial() {
            return shown().trial();
        }
    }

    /** All that a model computed for a clip; movers null without any, {@code of} where its weights were not asked for. */
    public record Traced(StateTrace states, MoverTrace movers, ModelSpec model, SequenceSpec clips, ModelInView of) {
        /** The step of a layer that reads or writes the players' frame at {@code time}. */
        public int step(StateTrace.Layer layer, int time) {
            int now = Math.min(time, layer.steps() - 1);
            return isBackwards(layer) ? layer.steps() - 1 - now : now;
        }

        /** Whether it writes the last frame first. */
        public boolean isBackwards(StateTrace.Layer layer) {
            return layer.stack().equals("reconstruction") && model.reverseTarget();
        }

        /** @param wanted quantities to take along; the hidden state always is */
        public record Question(ShownClip shown, Set<Quantity> wanted, ModelInView of)
                implements ShownClip.Question<Traced> {
            @Override
            public Traced on(ProbeModel probe, DoubleConsumer progress) {
                ProbeModel.Traced traced = probe.trace(shown.clip(), Intervention.NONE, wanted);
                return new Traced(traced.states(), traced.movers(), probe.spec, probe.clips, of);
            }
        }
    }
}
