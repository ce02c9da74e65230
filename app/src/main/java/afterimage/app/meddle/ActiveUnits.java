package afterimage.app.meddle;

import afterimage.app.control.StateRow;
import afterimage.app.session.ShownClip;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.trace.StateTrace;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/** Those units of a layer, from 0, whose hidden state is largest, summed over all steps and positions of a clip. */
record ActiveUnits(String layer, Set<Integer> units) {
    /**
     * @param units of the layer; those of each mover and axis count as one
     * @param count how many are wanted
     */
    record Question(ShownClip shown, String layer, int units, int count) implements ShownClip.Question<ActiveUnits> {
        @Override
        public ActiveUnits on(ProbeModel probe, DoubleConsumer progress) {
            StateTrace.Layer own = probe.trace(shown.clip(), Intervention.NONE, Set.of())
                    .states()
                    .layer(layer);
            double[] sizes = StateRow.activity(own, units);
            return new ActiveUnits(
                    layer, StateRow.largestFirst(sizes).limit(count).collect(Collectors.toSet()));
        }
    }
}
