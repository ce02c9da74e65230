package afterimage.engine.model;

import afterimage.engine.clip.Clip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a model makes of clips, copied: by branch one clip an input clip, the reconstruction in input order. */
public record Prediction(Map<Branch, List<Clip>> clips) {
    /** The branch's clips, empty where the model lacks it. */
    public List<Clip> of(Branch branch) {
        return clips.getOrDefault(branch, List.of());
    }

    /** What was made of one clip, by branch in their order. */
    public Map<Branch, Clip> ofClip(int k) {
        Map<Branch, Clip> made = new EnumMap<>(Branch.class);
        clips.forEach((branch, all) -> made.put(branch, all.get(k)));
        return made;
    }
}
