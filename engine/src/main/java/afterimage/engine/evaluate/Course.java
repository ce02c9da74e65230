package afterimage.engine.evaluate;

import afterimage.engine.file.Packaged;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import java.util.List;

/** The step at which the recorded run of a preset first came so far; its lines stand in {@code presets/courses.csv}. */
public record Course(Branch branch, Milestone milestone, long step) {
    /** Of runs with the settings of this one, whatever their seed and name; none where none was recorded. */
    public static List<Course> of(RunSpec run) {
        return Packaged.text("presets/courses.csv")
                .lines()
                .map(line -> line.split(","))
                .filter(line -> work(Presets.named(line[0])).equals(work(run)))
                .map(line -> new Course(Branch.valueOf(line[1]), Milestone.valueOf(line[2]), Long.parseLong(line[3])))
                .toList();
    }

    private static List<Record> work(RunSpec run) {
        return List.of(run.sequence(), run.model(), run.training());
    }
}
