package afterimage.app.session;

import afterimage.engine.file.NpyArray;
import afterimage.engine.run.RunSpec;
import java.util.Map;

/**
 * A model at one moment, to be looked into.
 *
 * @param spec of its run
 * @param step training steps done
 * @param weights by name, copied
 */
public record ModelInView(RunSpec spec, long step, Map<String, NpyArray> weights) {}
