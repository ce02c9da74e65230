package afterimage.engine.exchange;

import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.MadeFolders;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.model.Branch;
import afterimage.engine.model.SavedModelGraph;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A trained model as a SavedModel: TensorFlow loads it in any of its languages, and TensorFlow Serving serves it. */
public final class SavedModelFolder {
    private SavedModelFolder() {}

    /** Writes the model, a page on its signature and its spec, whole or not at all; refused unless it is new. */
    public static void write(RunSpec spec, Map<String, NpyArray> weights, Path target) {
        requireNew(target);
        Path absolute = target.toAbsolutePath();
        try (MadeFolders folders = new MadeFolders(absolute.getParent())) {
            folders.make();
            Path beside = Files.createTempDirectory(absolute.getParent(), "." + absolute.getFileName());
            try (SavedModelGraph graph =
                    new SavedModelGraph(spec.model(), spec.sequence(), weights, SessionSettings.cpu())) {
                Path model = Files.createDirectory(beside.resolve("model"));
                graph.writeTo(model);
                Path extra = Files.createDirectory(model.resolve("assets.extra"));
                Files.writeString(extra.resolve("README.txt"), page(spec), StandardCharsets.UTF_8);
                Files.writeString(extra.resolve("run.json"), SpecJson.write(spec), StandardCharsets.UTF_8);
                // Somebody may have put something there meanwhile.
                requireNew(target);
                Files.deleteIfExists(absolute);
                Files.move(model, absolute);
                folders.keep();
            } finally {
                Trees.deleteQuietly(beside);
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(target, e);
        }
    }

    private static void requireNew(Path target) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BadInput.unless(
                Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS),
                "'%s' is a file or a link; a SavedModel needs a new folder.",
                target);
        try (Stream<Path> entries = Files.list(target)) {
            BadInput.unless(
                    entries.findAny().isEmpty(), "'%s' is not empty; choose a new folder for the SavedModel.", target);
        } catch (IOException e) {
            throw new BadInput("Cannot look into '" + target + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    private static String page(RunSpec spec) {
        SequenceSpec clips = spec.sequence();
        StringBuilder shapes = new StringBuilder();
        line(shapes, "in", SavedModelGraph.CLIPS, clips.inputFrames(), clips.size());
        for (Branch branch : spec.model().task().branches()) {
            int frames = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
            line(shapes, "out", branch.id(), frames, clips.size());
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

    private static void line(StringBuilder page, String way, String name, int frames, int size) {
        page.append(String.format("  %-4s%-16s[batch, %d, %d, %d]%n", way, name, frames, size, size));
    }
}
