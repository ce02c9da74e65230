package afterimage.app.codes;

import afterimage.engine.Words;
import afterimage.engine.file.Table;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.probe.ProbeScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers of the view as comma-separated values. */
final class CodesTable {
    private CodesTable() {}

    /** One clip a line; clips are numbered from 1 as in the theatre, directions are counterclockwise from the right. */
    static String points(CodeMap map) {
        List<List<?>> rows = new ArrayList<>();
        for (int k = 0; k < map.size(); k++) {
            ClipTraits own = map.clips().get(k);
            rows.add(Arrays.asList(
                    k + 1,
                    Table.number("%.6g", map.x()[k]),
                    Table.number("%.6g", map.y()[k]),
                    own.digits().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    Table.number("%.4f", own.speed()),
                    Table.number("%.2f", own.direction()),
                    Table.number("%.3f", own.x()),
                    Table.number("%.3f", own.y()),
                    Table.number("%.4f", own.overlap())));
        }
        return new Table(
                        List.of(
                                "clip",
                                Words.of("axis1 (%.4f of variance)", map.shareX()),
                                Words.of("axis2 (%.4f of variance)", map.shareY()),
                                "digits",
                                "speed (px/frame)",
                                "direction (degrees)",
                                "position x (px)",
                                "position y (px)",
                                "overlap"),
                        rows)
                .csv();
    }

    /** One step of the encoder a line; a score that cannot be had is empty. */
    static String scores(List<ProbeScores> scores) {
        List<List<?>> rows = new ArrayList<>();
        for (ProbeScores own : scores) {
            rows.add(Arrays.asList(
                    rows.size(),
                    Table.number("%.4f", own.position()),
                    Table.number("%.4f", own.velocity()),
                    Table.number("%.4f", own.identity())));
        }
        return new Table(List.of("step", "position R2", "velocity R2", "digits balanced accuracy"), rows).csv();
    }
}
