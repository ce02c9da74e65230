package afterimage.app.study;

import afterimage.app.chart.LossCurves;
import afterimage.app.session.StudyReader;
import afterimage.engine.study.Member;
import afterimage.engine.study.StudyTable;
import afterimage.engine.study.Verdict;
import java.util.List;
import java.util.Locale;

/** What there is to see of a study: its curves, frames, results and verdict, as they are now. */
public final class StudyPage {
    private final StudyBoard board;
    /** Null until it was read. */
    private StudyReader.Truth truth;

    private int clip;

    StudyPage(StudyBoard board) {
        this.board = board;
    }

    void show(StudyReader.Truth known) {
        truth = known;
    }

    void moveClip(int by) {
        if (truth != null) {
            clip = Math.floorMod(clip + by, truth.clips().size());
        }
    }

    public LossCurves curves() {
        return board.curves(truth == null ? List.of() : truth.lines());
    }

    /** Members whose loss has another unit than the chart's; empty mostly. */
    public String curvesNote() {
        List<Member> members = board.study().members();
        String unit = LossCurves.unit(members.get(0).spec());
        List<String> others = members.stream()
                .filter(member -> !LossCurves.unit(member.spec()).equals(unit))
                .map(Member::name)
                .toList();
        return others.isEmpty() ? "" : "Not in the chart, as their loss has another unit: " + String.join(", ", others);
    }

    public List<StudyTable> tables() {
        return StudyTable.of(board.results());
    }

    public String verdict() {
        return Verdict.of(board.results());
    }

    FrameRows frames() {
        return truth == null ? FrameRows.NONE : FrameRows.of(board, truth, clip);
    }

    /** E.g. {@code 2 of 16}; empty until the clips are there. */
    public String clipText() {
        return truth == null
                ? ""
                : String.format(Locale.ROOT, "%d of %d", clip + 1, truth.clips().size());
    }
}
