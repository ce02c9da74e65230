package afterimage.app.draw;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapRow;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** What a model makes of a drawn clip, with its digits' tracks. */
record DrawnOutputs(List<DigitTrack> tracks, ClipOutputs outputs) {
    record Question(List<MovingImage> digits) implements Probing.Work<DrawnOutputs> {
        @Override
        public DrawnOutputs on(ProbeModel probe, DoubleConsumer progress) {
            MovingClip drawn = MovingImages.clip(probe.clips, digits);
            Prediction made = probe.predict(List.of(drawn.clip()), Intervention.NONE);
            return new DrawnOutputs(drawn.tracks(), new ClipOutputs(drawn.clip(), probe.clips.inputFrames(), made));
        }
    }

    List<MapRow> rows() {
        Clip truth = outputs.truth();
        return List.of(
                row("draw.clip", Shading.GREY, truth::frame),
                row("draw.model", Shading.GREY, outputs::output),
                row("draw.difference", Shading.DIFFERENCE, t -> outputs.difference(t, truth.frame(t))));
    }

    private MapRow row(String key, Shading shading, IntFunction<float[]> frame) {
        return outputs.row(Texts.of(key), Texts.of(key + ".about"), shading, frame);
    }

    /** The clip, and what is made of it, by branch: [time, height, width]. */
    Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("truth", outputs.truth().toNpy());
        for (Branch branch : Branch.values()) {
            outputs.made().of(branch).forEach(clip -> arrays.put(branch.id(), clip.toNpy()));
        }
        return arrays;
    }

    String toCsv() {
        List<String> head = new ArrayList<>(List.of("frame", "branch", "mse"));
        for (int digit = 1; digit <= tracks.size(); digit++) {
            head.addAll(List.of("x" + digit, "y" + digit, "vx" + digit, "vy" + digit));
        }
        List<List<?>> rows = new ArrayList<>();
        for (int t = 0; t < outputs.frames(); t++) {
            Branch branch = t < outputs.inputFrames() ? Branch.RECONSTRUCTION : Branch.PREDICTION;
            List<Object> row = new ArrayList<>(List.of(t, branch.id()));
            row.add(Table.number("%.8g", outputs.errors(branch)[t]));
            for (DigitTrack track : tracks) {
                DigitTrack.Step step = track.steps().get(t);
                DoubleStream.of(step.x(), step.y(), step.vx(), step.vy())
                        .forEach(number -> row.add(Table.number("%.4f", number)));
            }
            rows.add(row);
        }
        return new Table(head, rows).csv();
    }
}
