package afterimage.engine.exchange;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.SavedModelGraph;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A trained model as a SavedModel: TensorFlow loads it in any of its languages, and TensorFlow Serving serves it. */
public final class SavedModelFolder {
    /** Writes the model, a page on its signature and its spec, whole or not at all; refused unless it is new. */
    public static void write(RunSpec spec, Map<String, NpyArray> weights, Path target) {
        NewFolder.write(target, () -> RunFolder.requireNew(target, "SavedModel"), model -> {
            try (var graph = new SavedModelGraph(spec.model(), spec.sequence(), weights, SessionSettings.cpu())) {
                graph.writeTo(model);
            }
            Path extra = Files.createDirectory(model.resolve("assets.extra"));
            Files.writeString(extra.resolve("README.txt"), page(spec));
            Files.writeString(extra.resolve("run.json"), SpecJson.write(spec));
        });
    }

    private static String page(RunSpec spec) {
        SequenceSpec clips = spec.sequence();
        String line = "  %1$-4s%2$-16s[batch, %3$d, %4$d, %4$d]\n";
        String shapes = line.formatted("in", SavedModelGraph.CLIPS, clips.inputFrames(), clips.size());
        for (Branch branch : spec.model().task().branches()) {
            int frames = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
            shapes += line.formatted("out", branch.id(), frames, clips.size());
        }
        return """
                %s

                Signature %s, all float32 [batch, time, height, width], pixels from 0 (black) to 1 (white):

                %s
                The batch may be of any size. Time is fixed, as the recurrence is unrolled: exactly %s input frames.
                The reconstruction is in the order of the input%s.
                Variables have the names of the weight file (afterimage weights RUN --out F.npz).
                """.formatted(
                        spec.name(),
                        SavedModelGraph.SIGNATURE,
                        shapes,
                        clips.inputFrames(),
                        spec.model().reverseTarget() ? ", though it is decoded last frame first" : "");
    }
}
