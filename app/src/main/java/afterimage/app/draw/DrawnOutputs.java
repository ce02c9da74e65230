package afterimage.app.draw;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapRow;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * What a model makes of a drawn clip.
 *
 * @param tracks of the clip's digits
 */
record DrawnOutputs(List<DigitTrack> tracks, ClipOutputs outputs) {
    record Question(List<MovingImage> digits) implements Probing.Work<DrawnOutputs> {
        @Override
        public DrawnOutputs on(ProbeModel probe, DoubleConsumer progress) {
            MovingClip drawn = MovingImages.clip(probe.clips(), digits);
            return new DrawnOutputs(
                    drawn.tracks(),
                    new ClipOutputs(
                            drawn.clip(),
                            probe.clips().inputFrames(),
                            probe.predict(List.of(drawn.clip()), Intervention.NONE)));
        }
    }

    List<MapRow> rows() {
        Clip truth = outputs.truth();
        return List.of(
                outputs.row(
                        "Clip",
                        "What you drew: what goes in, then what really comes after it.",
                        Shading.GREY,
                        truth::frame),
                outputs.row(
                        "Model",
                        "The reconstruction of what went in, then the prediction of what comes.",
                        Shading.GREY,
                        outputs::output),
                outputs.row(
                        "Difference",
                        "Model minus clip: orange where it is too bright, blue where too dark.",
                        Shading.DIFFERENCE,
                        t -> outputs.difference(t, truth.frame(t))));
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

    /** A line a frame: its error, and where the digits are. */
    String toCsv() {
        StringBuilder csv = new StringBuilder("frame,branch,mse");
        for (int digit = 1; digit <= tracks.size(); digit++) {
            csv.append(String.format(Locale.ROOT, ",x%1$d,y%1$d,vx%1$d,vy%1$d", digit));
        }
        double[] past = outputs.errors(Branch.RECONSTRUCTION);
        double[] future = outputs.errors(Branch.PREDICTION);
        for (int t = 0; t < outputs.frames(); t++) {
            boolean before = t < outputs.inputFrames();
            Branch branch = before ? Branch.RECONSTRUCTION : Branch.PREDICTION;
            double error = before ? past[t] : future[t];
            String number = Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.8g", error);
            csv.append(String.format(Locale.ROOT, "%n%d,%s,%s", t, branch.id(), number));
            for (DigitTrack track : tracks) {
                DigitTrack.Step step = track.steps().get(t);
                csv.append(
                        String.format(Locale.ROOT, ",%.4f,%.4f,%.4f,%.4f", step.x(), step.y(), step.vx(), step.vy()));
            }
        }
        return csv.append(System.lineSeparator()).toString();
    }
}
