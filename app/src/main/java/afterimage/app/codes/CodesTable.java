package afterimage.app.codes;

import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.probe.ProbeScores;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The numbers of the view as comma-separated values. */
final class CodesTable {
    private CodesTable() {}

    /** One clip a line; clips are numbered from 1 as in the theatre, directions are counterclockwise from the right. */
    static String points(CodeMap map) {
        StringBuilder csv = new StringBuilder(String.format(
                Locale.ROOT,
                "clip,axis1 (%.4f of variance),axis2 (%.4f of variance),digits,speed (px/frame),direction (degrees),"
                        + "position x (px),position y (px),overlap%n",
                map.shareX(),
                map.shareY()));
        for (int k = 0; k < map.size(); k++) {
            ClipTraits own = map.clips().get(k);
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.6g,%.6g,%s,%.4f,%.2f,%.3f,%.3f,%.4f%n",
                    k + 1,
                    map.x()[k],
                    map.y()[k],
                    own.digits().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    own.speed(),
                    own.direction(),
                    own.x(),
                    own.y(),
                    own.overlap()));
        }
        return csv.toString();
    }

    /** One step of the encoder a line; a score that cannot be had is empty. */
    static String scores(List<ProbeScores> scores) {
        StringBuilder csv = new StringBuilder("step,position R2,velocity R2,digits balanced accuracy\n");
        for (int t = 0; t < scores.size(); t++) {
            ProbeScores own = scores.get(t);
            csv.append(t)
                    .append(DoubleStream.of(own.position(), own.velocity(), own.identity())
                            .mapToObj(score -> Double.isNaN(score) ? "," : String.format(Locale.ROOT, ",%.4f", score))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return csv.toString();
    }
}
