package afterimage.app.session;

import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Trial;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyLongProperty;

/** Answers questions about the inside of the model in view. */
public interface Probing {
    /** Computes something with a model, quickly or telling how far it is: plain data, independent of the model. */
    @FunctionalInterface
    interface Work<T> {
        /** @param progress 0 to 1; it ends work that nobody waits for by an exception */
        T on(ProbeModel model, DoubleConsumer progress);

        /** Other clips or conditions than the run's own, or null. */
        default Trial trial() {
            return null;
        }

        /** Whether it loads other weights into the model; whoever is answered next finds the newest there again. */
        default boolean loadsWeights() {
            return false;
        }
    }

    /** Grows when another model is in view, or the same has other weights. */
    ReadOnlyLongProperty revisionProperty();

    /** What is in view, as of the last pulse. */
    Optional<ModelInView> model();

    /** In place of what is not yet answered on the same topic; answer or refusal, and progress, come at a pulse. */
    <T> void ask(String topic, Work<T> work, Consumer<T> then, Consumer<String> refused, DoubleConsumer progress);

    /** Nobody waits for this topic's answer any longer. */
    void forget(String topic);
}
