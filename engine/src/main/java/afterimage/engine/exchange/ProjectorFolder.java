package afterimage.engine.exchange;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Pictures;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NewFolder;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Table;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.probe.CodeSpace;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Codes of clips for the Embedding Projector: {@code tensors.tsv}, a line a clip, in principal coordinates, which keep
 * every distance between codes; {@code metadata.tsv}, what is true of each clip; {@code sprite.png}, the frames after
 * which they were read; and the configuration with which TensorBoard opens them.
 */
public final class ProjectorFolder {
    /** Clips, unless told otherwise. */
    public static final int USUAL = 400;

    private static final String CONFIGURATION = """
            embeddings {
              tensor_path: "tensors.tsv"
              metadata_path: "metadata.tsv"
              sprite {
                image_path: "sprite.png"
                single_image_dim: %1$d
                single_image_dim: %1$d
              }
            }
            """;

    /**
     * Of a run's held-out clips, as Code space has them; whole or not at all, and refused unless {@code target} is new.
     *
     * @param data where the run's are; {@code clips} is how many, at least 4
     */
    public static void write(RunSpec run, Map<String, NpyArray> weights, Data data, int clips, Path target) {
        DigitSet images = data.digits(run.data(), Split.VALIDATION);
        NewFolder.write(target, () -> RunFolder.requireNew(target, "set of codes"), folder -> {
            try (ProbeModel model = new ProbeModel(run.model(), run.sequence(), false, SessionSettings.cpu())) {
                model.load(weights);
                CodeSpace space = new CodeSpace(model, images, run.seed(), clips, share -> {});
                CodeMap map = space.map();
                Files.writeString(folder.resolve("tensors.tsv"), tensors(map));
                Files.writeString(folder.resolve("metadata.tsv"), metadata(map));
                Pictures.writePng(folder.resolve("sprite.png"), sprite(space, clips));
                String configuration = CONFIGURATION.formatted(run.sequence().size());
                Files.writeString(folder.resolve("projector_config.pbtxt"), configuration);
            }
        });
    }

    private static String tensors(CodeMap map) {
        return IntStream.range(0, map.size())
                .mapToObj(clip -> IntStream.range(0, map.axes().length)
                        .mapToObj(axis ->
                                Table.number("%.7g", map.axes()[axis][clip]).text())
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String metadata(CodeMap map) {
        List<List<?>> rows = new ArrayList<>();
        for (ClipTraits clip : map.clips()) {
            String digits = clip.digits().stream().map(String::valueOf).collect(Collectors.joining(" "));
            rows.add(List.of(
                    rows.size() + 1,
                    digits,
                    Table.number("%.2f", clip.speed()),
                    Table.number("%.1f", clip.direction()),
                    Table.number("%.1f", clip.x()),
                    Table.number("%.1f", clip.y()),
                    Table.number("%.3f", clip.overlap())));
        }
        Table table = new Table(List.of("clip", "digits", "speed", "direction", "x", "y", "overlap"), rows);
        return Table.tabbed(table.csv());
    }

    /** As many frames across as down, as the projector expects them. */
    private static BufferedImage sprite(CodeSpace space, int clips) {
        int across = (int) Math.ceil(Math.sqrt(clips));
        int side = space.clips().spec().size();
        BufferedImage sprite = new BufferedImage(across * side, across * side, BufferedImage.TYPE_BYTE_GRAY);
        for (int k = 0; k < clips; k++) {
            Clip clip = space.clips().clip(k).clip();
            float[] frame = clip.frame(space.lastStep());
            for (int i = 0; i < frame.length; i++) {
                int grey = Math.round(255 * frame[i]);
                sprite.getRaster().setSample(k % across * side + i % side, k / across * side + i / side, 0, grey);
            }
        }
        return sprite;
    }
}
