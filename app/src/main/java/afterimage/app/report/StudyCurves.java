package afterimage.app.report;

import afterimage.app.chart.LossCurves;
import afterimage.app.theme.Palette;
import afterimage.engine.data.Data;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.study.Member;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A study's loss curves: seeds of a member share its colour, and each unit of losses has a chart of its own. */
public final class StudyCurves {
    /** The curves of a chart by the unit of their losses; {@code history} of a run is null where it has none yet. */
    public static Map<String, List<LossCurves.Other>> of(Study study, Function<StudyRun, LossHistory> history) {
        Map<String, List<LossCurves.Other>> byUnit = new LinkedHashMap<>();
        for (StudyRun run : study.runs()) {
            LossHistory curve = history.apply(run);
            if (curve != null) {
                String name = run.seed() == study.seeds().get(0) ? run.member().name() : "";
                int colour = colour(study, run.member());
                byUnit.computeIfAbsent(LossCurves.unit(run.member().spec()), unit -> new ArrayList<>())
                        .add(new LossCurves.Other(name, colour, curve.train(), curve.heldOut()));
            }
        }
        return byUnit;
    }

    /** A member's colour, see {@link Palette#run}; where there are more members than colours they begin anew. */
    public static int colour(Study study, Member member) {
        return study.members().indexOf(member) % Palette.RUNS;
    }

    /** Levels to beat, where they are the same for all members of the chart. */
    public static List<LossCurves.Line> lines(Study study, String unit, Data data) {
        List<RunSpec> specs = study.members().stream()
                .map(Member::spec)
                .filter(spec -> LossCurves.unit(spec).equals(unit))
                .toList();
        RunSpec first = specs.get(0).with("seed", study.seeds().get(0));
        boolean same = specs.stream()
                .allMatch(spec -> spec.model().task() == first.model().task()
                        && spec.training().reconstructionShare()
                                == first.training().reconstructionShare());
        return same
                ? LossCurves.lines(LossBaselines.of(first, MovingClip.clips(TrainingRun.heldOutClips(first, data))))
                : List.of();
    }
}
