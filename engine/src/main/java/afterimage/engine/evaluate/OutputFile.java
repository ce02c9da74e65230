package afterimage.engine.evaluate;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.file.SafeFile;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.trace.HeldOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a run's model makes of its held-out clips, [clip, time, height, width] a branch, in half precision. */
public final class OutputFile {
    private static final String STEP = "step.txt";

    /** @throws BadInput if the run was never saved, or the file cannot be written */
    public static void write(RunFolder run, Data data, Path file) {
        data.lookIn(run.path());
        Checkpoint checkpoint = run.shown();
        List<Clip> clips = MovingClip.clips(TrainingRun.heldOutClips(run.spec(), data));
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (TrainedRun model = new TrainedRun(run.spec(), checkpoint.weights(), SessionSettings.cpu())) {
            Prediction made = model.predict(clips);
            for (Branch branch : run.spec().model().task().branches()) {
                arrays.put(branch.id(), stacked(made.of(branch)));
            }
        }
        String step = Long.toString(checkpoint.state().step());
        SafeFile.write(file, NpzFile.sealed(arrays, arrays.keySet(), Map.of(STEP, step)));
    }

    /** Without a loss; refused by this name if it is damaged or another npz. */
    public static HeldOut read(InputStream in, String name) throws IOException {
        NpzFile.Content npz = NpzFile.read(in, name);
        BadInput.unless(npz.texts().containsKey(STEP), "'%s' holds no output of a model: it has no %s.", name, STEP);
        Map<Branch, List<Clip>> made = new EnumMap<>(Branch.class);
        for (Branch branch : Branch.values()) {
            NpyArray array = npz.arrays().get(branch.id());
            if (array != null) {
                made.put(branch, clips(array));
            }
        }
        return new HeldOut(Long.parseLong(npz.texts().get(STEP)), new Prediction(made));
    }

    private static NpyArray stacked(List<Clip> clips) {
        Clip first = clips.get(0);
        FloatBuffer values = FloatBuffer.allocate(clips.size() * first.time() * first.framePixels());
        clips.forEach(clip -> values.put(clip.pixels()));
        return new NpyArray(new int[] {clips.size(), first.time(), first.height(), first.width()}, values.array());
    }

    private static List<Clip> clips(NpyArray array) {
        int[] shape = array.shape();
        int length = shape[1] * shape[2] * shape[3];
        return IntStream.range(0, shape[0])
                .mapToObj(k -> new Clip(
                        shape[1], shape[2], shape[3], Arrays.copyOfRange(array.values(), k * length, (k + 1) * length)))
                .toList();
    }
}
