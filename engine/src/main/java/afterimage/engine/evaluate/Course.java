package afterimage.engine.evaluate;

import afterimage.engine.file.Packaged;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.OptionalLong;

/** When recorded runs came to their milestones. */
public final class Course {
    private static final List<List<String>> LINES = Packaged.text("presets/courses.csv")
            .lines()
            .map(line -> List.of(line.split(",")))
            .toList();

    private Course() {}

    /**
     * The step at which the recorded run of a preset came to a milestone, for runs of the same settings, whatever their
     * seed and name; empty where none was recorded. Lines of {@code presets/courses.csv}: preset, branch, milestone, step.
     */
    public static OptionalLong stepOf(Milestone milestone, Branch branch, RunSpec run) {
        return LINES.stream()
                .filter(line -> line.subList(1, 3).equals(List.of(branch.id(), milestone.name())))
                .filter(line -> isAlike(Presets.named(line.get(0)), run))
                .mapToLong(line -> Long.parseLong(line.get(3)))
                .findFirst();
    }

    private static boolean isAlike(RunSpec preset, RunSpec run) {
        return preset.sequence().equals(run.sequence())
                && preset.model().equals(run.model())
                && preset.training().equals(run.training());
    }
}
