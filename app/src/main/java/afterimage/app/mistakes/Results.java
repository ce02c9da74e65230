package afterimage.app.mistakes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Probing;
import afterimage.engine.data.Data;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Table;
import afterimage.engine.measure.ClipConditions;
import afterimage.engine.measure.Condition;
import afterimage.engine.measure.ErrorMap;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.ClipCase;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;

/** How a model did on many clips, one case a clip, after so many training steps of its run. */
record Results(RunSpec run, long step, List<ClipCase> cases) {
    record Question(RunSpec run, long step, Data data, int clips) implements Probing.Work<Results> {
        @Override
        public Results on(ProbeModel model, DoubleConsumer progress) {
            DigitSet images = data.digits(run.data(), Split.VALIDATION);
            return new Results(run, step, ClipCase.of(model, run.sequence(), images, run.seed(), clips, progress));
        }
    }

    List<Branch> branches() {
        return run.model().task().branches();
    }

    ErrorMap map(Branch branch, Condition across, Condition down) {
        List<ClipCase.Seen> seen =
                cases.stream().map(each -> each.seen().get(branch)).toList();
        double[] errors = seen.stream().mapToDouble(ClipCase.Seen::error).toArray();
        return ErrorMap.of(seen.stream().map(ClipCase.Seen::conditions).toList(), errors, across, down);
    }

    String about() {
        return Texts.of("mistakes.about", Texts.count("mistakes.clips", cases.size()), step);
    }

    String line(int place, Branch branch) {
        ClipCase each = cases.get(place);
        String digits = Texts.count("mistakes.digits", each.digits());
        return Texts.of("mistakes.line", each.seen().get(branch).error(), each.index() + 1, digits);
    }

    String toCsv() {
        List<List<?>> rows = new ArrayList<>();
        cases.forEach(each -> each.seen().forEach((branch, seen) -> {
            ClipConditions how = seen.conditions();
            Table.Printed overlap = Table.number("%.6g", how.overlap());
            Table.Printed speed = Table.number("%.6g", how.speed());
            Table.Printed error = Table.number("%.6g", seen.error());
            long index = each.index();
            rows.add(Arrays.asList(step, branch.id(), index, how.digits(), overlap, how.bounces(), speed, error));
        }));
        return new Table(List.of("step", "branch", "index", "digits", "overlap", "bounces", "speed", "mse"), rows)
                .csv();
    }
}
