package afterimage.app.session;

import afterimage.engine.file.NpyArray;
import afterimage.engine.run.RunSpec;
import java.util.Map;

/** A model at one moment, to be looked into: settings, training steps done, and a copy of its weights by name. */
public record ModelInView(RunSpec spec, long step, Map<String, NpyArray> weights) {}
