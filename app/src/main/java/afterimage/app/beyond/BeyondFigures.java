package afterimage.app.beyond;

import afterimage.app.control.MapGrid;
import afterimage.app.control.StepChart;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Probing;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Table;
import afterimage.engine.measure.Baselines;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What came of some conditions, free-running and teacher-forced, by frame; null where it has not come yet. */
public record BeyondFigures(Conditions conditions, Rollout free, Rollout forced, Errors own, Errors fed, int step) {
    private static final String HEAD =
            "frame,beyond_training,clips,free_running_mse,teacher_forced_mse,gap,copy_last_mse,"
                    + "mean_image_mse,blank_mse";

    /** Mean squared error of each frame over clips; baselines are null where true frames are fed. */
    record Errors(double[] mse, Baselines.Errors baselines) {}

    private boolean isEmpty() {
        return conditions == null || free == null;
    }

    /** The frames that have room in a strip of so many: each, each second and so on, the last among them. */
    public int[] columns(int room) {
        if (isEmpty()) {
            return new int[0];
        }
        int frames = free.truth().time();
        int every = Math.max(1, (int) Math.ceil((double) frames / Math.max(1, room)));
        return IntStream.range(0, frames)
                .filter(t -> (frames - 1 - t) % every == 0)
                .toArray();
    }

    /** Truth, free-running and, where it can be, teacher-forced. */
    public List<MapGrid.Row> rows(int[] columns) {
        if (isEmpty()) {
            return List.of();
        }
        List<MapGrid.Row> rows = new ArrayList<>();
        rows.add(MapGrid.Row.of("beyond.truth", free.truth(), Arrays.stream(columns)));
        rows.add(MapGrid.Row.of("beyond.free", free.output(), Arrays.stream(columns)));
        if (forced != null) {
            rows.add(MapGrid.Row.of("beyond.forced", forced.output(), Arrays.stream(columns)));
        }
        return rows;
    }

    /** Numbers of frames in the whole clip, as the theatre counts. */
    public List<String> heads(int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(t -> Integer.toString(frameOf(t)))
                .toList();
    }

    /** Numbers of all frames that the decoder writes. */
    public List<String> heads() {
        return heads(
                IntStream.range(0, conditions == null ? 0 : conditions.frames()).toArray());
    }

    /** Number in the whole clip of a frame that the decoder writes. */
    public int frameOf(int written) {
        return conditions == null ? written : conditions.first() + written;
    }

    /** The first column that training never asked for, or -1. */
    public int horizon(int[] columns) {
        return IntStream.range(0, columns.length)
                .filter(column -> columns[column] >= conditions.trained())
                .findFirst()
                .orElse(-1);
    }

    /** The last frame that training asked for, or -1 where nothing comes after it. */
    public int lastTrained() {
        return conditions == null || conditions.frames() <= conditions.trained() ? -1 : conditions.trained() - 1;
    }

    /** The column of the frame looked at: its own, or the next one shown. */
    public int present(int[] columns) {
        return (int) Arrays.stream(columns)
                .limit(Math.max(0, columns.length - 1))
                .filter(column -> column < step)
                .count();
    }

    public List<StepChart.Line> lines() {
        List<StepChart.Line> lines = new ArrayList<>();
        boolean predicts = conditions != null && conditions.branch() == Branch.PREDICTION;
        if (own != null) {
            ToIntFunction<Palette> colour = predicts ? Palette::prediction : Palette::reconstruction;
            lines.add(new StepChart.Line(Texts.of("beyond.free"), colour, own.mse, false));
        }
        if (fed != null) {
            lines.add(new StepChart.Line(Texts.of("beyond.forced"), colours -> colours.run(0), fed.mse, false));
        }
        if (own != null && predicts) {
            lines.add(new StepChart.Line(Texts.of("beyond.copy-last"), Palette::faint, own.baselines.copyLast(), true));
        }
        if (own != null) {
            lines.add(new StepChart.Line(Texts.of("beyond.mean-image"), Palette::dim, own.baselines.meanImage(), true));
        }
        return lines;
    }

    public double highest() {
        DoubleStream errors = lines().stream().flatMapToDouble(line -> Arrays.stream(line.values()));
        return errors.max().orElse(1);
    }

    public String reading() {
        if (own == null) {
            return "";
        }
        double mean = own.baselines.meanImage()[step];
        if (fed == null) {
            return Texts.of("beyond.reading", frameOf(step), own.mse[step], mean);
        }
        String gap = Words.of("%+.4f", own.mse[step] - fed.mse[step]).replace('-', '−');
        return Texts.of("beyond.reading.forced", frameOf(step), own.mse[step], fed.mse[step], gap, mean);
    }

    /** What cannot be had of this model, and what training has to do with what is shown. */
    public String remark() {
        if (conditions == null) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        if (!conditions.run().model().task().branches().contains(Branch.PREDICTION)) {
            sentences.add(Texts.of("beyond.no-future"));
        }
        if (!conditions.canBeForced()) {
            sentences.add(Texts.of("beyond.not-fed"));
        }
        if (conditions.frames() > conditions.trained()) {
            int last = conditions.first() + conditions.trained() - 1;
            sentences.add(Texts.of("beyond.trained", conditions.trained(), last));
        }
        return String.join(" ", sentences);
    }

    /** Errors of each frame, a line a frame; null before there are any. */
    public String toCsv() {
        if (own == null) {
            return null;
        }
        List<List<?>> rows = new ArrayList<>();
        for (int t = 0; t < own.mse.length; t++) {
            double forced = fed == null ? Double.NaN : fed.mse[t];
            Baselines.Errors other = own.baselines;
            List<Object> row = new ArrayList<>(List.of(frameOf(t), t >= conditions.trained(), conditions.clips()));
            double gap = own.mse[t] - forced;
            DoubleStream.of(own.mse[t], forced, gap, other.copyLast()[t], other.meanImage()[t], other.blank()[t])
                    .forEach(error -> row.add(Table.number("%.6g", error)));
            rows.add(row);
        }
        return new Table(List.of(HEAD.split(",")), rows).csv();
    }

    /** What a model is tried under, whose frames are looked at, and over how many clips errors are averaged. */
    record Conditions(RunSpec run, Trial trial, Branch branch, int clips) {
        /** Training clips that the mean image is made of. */
        private static final int MEAN_OF = 200;

        /** Whether the decoder takes frames, so that true ones can be put in place of its own. */
        boolean canBeForced() {
            return run.model().inputOf(branch) != ModelSpec.DecoderInput.NONE;
        }

        /** The same with true frames fed. */
        Conditions forced() {
            return new Conditions(run, new Trial(trial.sequence(), true), branch, clips);
        }

        /** Frames that the decoder writes. */
        int frames() {
            return frames(trial.sequence());
        }

        private int frames(SequenceSpec of) {
            return branch == Branch.PREDICTION ? of.futureFrames() : of.inputFrames();
        }

        /** Frames that it wrote in training. */
        int trained() {
            return frames(run.sequence());
        }

        /** Number in the whole clip of the first frame that it writes. */
        int first() {
            return branch == Branch.PREDICTION ? run.sequence().inputFrames() : 0;
        }

        private Clips clips(Data data, Split split) {
            return data.clips(run.data(), trial.sequence(), split, run.seed());
        }

        private interface Work<T> extends Probing.Work<T> {
            Conditions of();

            @Override
            default Trial trial() {
                return of().trial;
            }
        }

        /** What the decoder writes for one clip. */
        record Strip(Conditions of, Data data, int clip) implements Work<Rollout> {
            @Override
            public Rollout on(ProbeModel model, DoubleConsumer progress) {
                Clip shown = of.clips(data, Split.VALIDATION).clip(clip).clip();
                return Rollout.of(model, List.of(shown), of.branch).get(0);
            }
        }
        /** The errors over all clips, and those of what costs nothing, which are the same where true frames are fed. */
        record Average(Conditions of, Data data) implements Work<Errors> {
            @Override
            public Errors on(ProbeModel model, DoubleConsumer progress) {
                Clips all = of.clips(data, Split.VALIDATION);
                double[] own = Rollout.errors(model, all, of.clips, of.branch, progress);
                if (of.trial.truth()) {
                    return new Errors(own, null);
                }
                Clip mean = Baselines.meanImage(of.clips(data, Split.TRAIN), MEAN_OF);
                int first = of.first();
                return new Errors(own, Baselines.Errors.of(all, mean, of.clips, first, first + of.frames()));
            }
        }
    }
}
