package afterimage.app.study;

import afterimage.app.control.MapRow;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import afterimage.engine.study.Member;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyRun;
import afterimage.engine.trace.HeldOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frames of one held-out clip as the lab report's figures 6 and 7 have them: the truth, then what each member makes
 * of it, all at the same moment of the clip below each other. The future begins at column {@code inputFrames}, or -1
 * without any.
 */
record FrameRows(List<MapRow> rows, List<String> heads, int inputFrames) {
    static final FrameRows NONE = new FrameRows(List.of(), List.of(), -1);

    static FrameRows of(StudyBoard board, StudyReader.Truth truth, int k) {
        Study study = board.study;
        Clip clip = truth.clips().get(k);
        boolean future = study.branches().contains(Branch.PREDICTION);
        int columns = future ? clip.time() : truth.inputFrames();
        List<MapRow> rows = new ArrayList<>();
        rows.add(MapRow.of("study.truth", clip, IntStream.range(0, columns)));
        for (Member member : study.members()) {
            HeldOut look = board.looks.get(new StudyRun(member, study.seeds().get(0)));
            List<float[]> cells = new ArrayList<>(Collections.nCopies(columns, null));
            if (look != null) {
                look.made().ofClip(k).forEach((branch, output) -> {
                    int first = branch == Branch.PREDICTION ? truth.inputFrames() : 0;
                    for (int t = 0; t < output.time() && first + t < columns; t++) {
                        cells.set(first + t, output.frame(t));
                    }
                });
            }
            String about = look == null
                    ? Texts.of("study.untrained", member.name())
                    : Texts.of("study.after", member.name(), look.step());
            rows.add(new MapRow(member.name(), about, cells, clip.width(), Shading.GREY, 0, 1));
        }
        List<String> heads =
                IntStream.range(0, columns).mapToObj(Integer::toString).toList();
        return new FrameRows(rows, heads, future ? truth.inputFrames() : -1);
    }
}
