package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import java.util.Map;

/** A clip, maybe the input alone, and what a model made of it. */
public record ResultSheet(Clip clip, Map<Branch, Clip> outputs, int inputFrames) {}
