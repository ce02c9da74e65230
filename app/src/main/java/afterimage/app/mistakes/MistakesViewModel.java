package afterimage.app.mistakes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.file.Table;
import afterimage.engine.measure.ClipConditions;
import afterimage.engine.measure.Condition;
import afterimage.engine.measure.ErrorMap;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.ClipCase;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Where the model in view fails: measured when asked for, on clips of one to three digits. */
public final class MistakesViewModel extends InsideModel {
    /** In place of a bin: all of them. */
    static final int ALL = -1;

    /** Whose error is shown; one that the model has. */
    final ObjectProperty<Branch> branch = new SimpleObjectProperty<>(Branch.PREDICTION);

    final ObjectProperty<Condition> across = new SimpleObjectProperty<>(Condition.OVERLAP);
    final ObjectProperty<Condition> down = new SimpleObjectProperty<>(Condition.DIGITS);
    public final ObjectProperty<Integer> count = new SimpleObjectProperty<>(200);
    private final Data data;
    private final Consumer<GuestClips> theatre;
    public final Asking<Results> measuring = asking("mistakes", made -> rebin());
    private final Asking<PlayedClip> playing = asking("mistakes-clip", made -> changed());
    private ErrorMap map;
    private int row = ALL;
    int column = ALL;
    private int place;

    /** @param theatre shows clips in place of the held-out ones */
    public MistakesViewModel(Probing probing, Data data, Consumer<GuestClips> theatre) {
        super(probing);
        this.data = data;
        this.theatre = theatre;
        note.set(Texts.of("mistakes.nothing"));
        across.addListener((p, before, now) -> rebin(down, now, before));
        down.addListener((p, before, now) -> rebin(across, now, before));
        branch.addListener((p, before, now) -> rebin());
        whenever(this::changed, measuring.busy);
    }

    boolean isStale() {
        return results() == null || measuring.isStale();
    }

    @Override
    protected void ask() {
        if (measuring.isOfOtherRun()) {
            if (results() != null) {
                note.set(Texts.of("mistakes.nothing"));
            }
            measuring.drop();
            playing.drop();
            map = null;
        }
        if (!branches().contains(branch.get())) {
            branch.set(branches().get(0));
        }
        changed();
    }

    public void measure() {
        if (probing.model().isEmpty()) {
            note.set(Texts.of("mistakes.waiting"));
            return;
        }
        RunSpec run = probing.model().get().spec();
        measuring.begin(new Results.Question(run, probing.model().get().step(), data, count.get()));
    }

    /** Two axes that would be the same are exchanged. */
    private void rebin(ObjectProperty<Condition> other, Condition now, Condition before) {
        if (now == other.get()) {
            other.set(before);
        } else {
            rebin();
        }
    }

    private void rebin() {
        if (results() != null && results().branches().contains(branch.get())) {
            map = results().map(branch.get(), across.get(), down.get());
            choose(ALL, ALL);
        }
    }

    // What is chosen

    /** Lists and plays the worst clips of a cell; {@link #ALL} in place of a bin for all of them. */
    void choose(int chosenRow, int chosenColumn) {
        row = chosenRow;
        column = chosenColumn;
        select(0);
    }

    void select(int which) {
        List<Integer> clips = listed();
        if (!clips.isEmpty()) {
            place = Math.floorMod(which, clips.size());
            ClipCase wanted = results().cases().get(clips.get(place));
            playing.ask(new PlayedClip.Question(results().run(), data, wanted, branch.get()));
        }
        changed();
    }

    /** Plays another of them, so many further down the list. */
    void move(int by) {
        select(place + by);
    }

    void showInTheatre() {
        if (played() != null && results() != null) {
            theatre.accept(played().asGuest(results().run()));
        }
    }

    // What there is to be drawn

    List<Branch> branches() {
        return probing.model().map(now -> now.spec().model().task().branches()).orElse(List.of());
    }

    /** What was measured; null before anything is. */
    Results results() {
        return measuring.answer();
    }

    /** Null before anything is measured. */
    public ErrorMap map() {
        return map;
    }

    public int row() {
        return row;
    }

    /** Places in the results of the clips in the chosen cell, the worst first. */
    List<Integer> listed() {
        return map == null ? List.of() : cell(map, row, column).clips();
    }

    /** A cell of a map; {@link #ALL} in place of a bin for all of them. */
    static ErrorMap.Cell cell(ErrorMap map, int row, int column) {
        return row == ALL
                ? column == ALL ? map.all() : map.columns().get(column)
                : column == ALL ? map.rows().get(row) : map.cells().get(row).get(column);
    }

    public int place() {
        return place;
    }

    PlayedClip played() {
        return playing.answer();
    }

    public String placeText() {
        return listed().isEmpty() ? "" : Texts.of("mistakes.place", place + 1, listed().size());
    }

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

        /** A line a clip and branch. */
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

    /** One of the clips measured, input and future, with the truth and what the model makes of it now in one branch. */
    record PlayedClip(ClipCase of, Branch branch, Clip clip, Rollout frames) {
        record Question(RunSpec run, Data data, ClipCase of, Branch branch) implements Probing.Work<PlayedClip> {
            @Override
            public PlayedClip on(ProbeModel model, DoubleConsumer progress) {
                DigitSet images = data.digits(run.data(), Split.VALIDATION);
                SequenceSpec clips = run.sequence();
                Clip clip = ClipCase.clip(clips, images, run.seed(), of.digits(), of.index())
                        .clip();
                Clip output = model.predict(List.of(clip), Intervention.NONE)
                        .of(branch)
                        .get(0);
                return new PlayedClip(of, branch, clip, new Rollout(branch.truth(clip, clips.inputFrames()), output));
            }
        }

        GuestClips asGuest(RunSpec run) {
            int digits = of.digits();
            String about = Texts.of("mistakes.guest", of.index() + 1, Texts.count("mistakes.digits", digits));
            Trial trial = new Trial(run.sequence().with("digits", digits), false);
            return new GuestClips(about, List.of(clip), trial, null);
        }

        /** Frames that play, again and again. */
        int step(int time) {
            return time % frames.truth().time();
        }

        int frame(int time) {
            int future = clip.time() - frames.truth().time();
            return step(time) + (branch == Branch.PREDICTION ? future : 0);
        }

        String conditions() {
            ClipConditions how = of.seen().get(branch).conditions();
            String bounces = Texts.count("mistakes.bounces", how.bounces());
            return Texts.of("mistakes.conditions", 100 * how.overlap(), bounces, how.speed());
        }
    }
}
