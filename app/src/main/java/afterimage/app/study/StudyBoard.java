package afterimage.app.study;

import afterimage.app.chart.LossCurves;
import afterimage.app.control.MapGrid;
import afterimage.app.glossary.Texts;
import afterimage.app.report.StudyCurves;
import afterimage.engine.Words;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.Branch;
import afterimage.engine.run.LossHistory;
import afterimage.engine.study.Member;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.RunResult;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyEvent;
import afterimage.engine.study.StudyResults;
import afterimage.engine.study.StudyRun;
import afterimage.engine.study.Verdict;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers what is known of a study's runs, from its folder and from what happens while it trains, as it is shown. */
public final class StudyBoard {
    /**
     * A run in the queue: the slot of its member's colour, its state in words, its share of the budget, 0 to 1, its
     * steps, seconds and loss, what is in its way or else to be known of it, and whether there is anything to open.
     */
    public record Row(
            StudyRun run, int colour, String state, double share, String numbers, String problem, boolean opens) {}

    /** It may get more members or seeds while it trains. */
    Study study;

    private final Map<StudyRun, RunProgress> progress = new LinkedHashMap<>();
    private final Map<StudyRun, LossHistory> histories = new HashMap<>();
    private final Map<StudyRun, RunResult> results = new LinkedHashMap<>();
    private final Map<StudyRun, String> problems = new HashMap<>();
    private final Map<StudyRun, String> notes = new HashMap<>();
    /** The last look of each run of the first seed. */
    final Map<StudyRun, HeldOut> looks = new HashMap<>();
    /** Whose turn it is, and where each is; without a step yet null. */
    private final Map<StudyRun, Snapshot> turns = new HashMap<>();

    private final Set<StudyRun> measured = new HashSet<>();
    /** Null until it was read. */
    private StudyReader.Truth truth;

    private int clip;

    StudyBoard(Study study) {
        this.study = study;
    }

    /** Takes what is on disk, unless a run has gone on meanwhile. */
    void take(StudyReader.Read read) {
        read.results().progress().forEach(now -> progress.putIfAbsent(now.run(), now));
        read.results().progress().stream()
                .filter(now -> now.problem() != null)
                .forEach(now -> problems.put(now.run(), now.problem()));
        read.histories().forEach(histories::putIfAbsent);
        read.results().results().forEach(result -> results.put(result.run(), result));
    }

    void take(StudyReader.Truth known) {
        truth = known;
    }

    void take(StudyEvent news) {
        if (news instanceof StudyEvent.Turn begins) {
            StudyRun run = begins.before().run();
            turns.put(run, null);
            problems.remove(run);
            progress.put(run, begins.before());
            results.remove(run);
            cut(run, begins.before().steps());
        } else if (news instanceof StudyEvent.Step step) {
            Snapshot latest = step.snapshot();
            turns.put(step.run(), latest);
            history(step.run()).addTrain(new LossPoint(latest.step(), latest.loss()));
        } else if (news instanceof StudyEvent.Look look) {
            looks.put(look.run(), look.seen());
            history(look.run())
                    .addHeldOut(new LossPoint(look.seen().step(), look.seen().loss()));
        } else if (news instanceof StudyEvent.Saved saved) {
            progress.put(saved.now().run(), saved.now());
            turns.remove(saved.now().run());
            measured.remove(saved.now().run());
        } else if (news instanceof StudyEvent.Measuring measuring) {
            measured.add(measuring.run());
        } else if (news instanceof StudyEvent.Result result) {
            results.put(result.result().run(), result.result());
            measured.remove(result.result().run());
        } else if (news instanceof StudyEvent.Note note) {
            notes.put(note.run(), note.sentence());
        } else if (news instanceof StudyEvent.Problem problem) {
            problems.put(problem.run(), problem.sentence());
            turns.remove(problem.run());
            measured.remove(problem.run());
        } else {
            turns.clear();
            measured.clear();
        }
    }

    private LossHistory history(StudyRun run) {
        return histories.computeIfAbsent(run, each -> new LossHistory());
    }

    /** Steps that were never saved are made again, and their losses come again. */
    private void cut(StudyRun run, long steps) {
        LossHistory before = history(run);
        LossHistory kept = new LossHistory();
        before.train().stream().filter(point -> point.step() <= steps).forEach(kept::addTrain);
        before.heldOut().stream().filter(point -> point.step() <= steps).forEach(kept::addHeldOut);
        histories.put(run, kept);
    }

    StudyResults results() {
        List<RunProgress> all = study.runs().stream().map(this::now).toList();
        List<RunResult> made =
                study.runs().stream().map(results::get).filter(Objects::nonNull).toList();
        return new StudyResults(study, all, made);
    }

    private RunProgress now(StudyRun run) {
        return progress.getOrDefault(run, RunProgress.none(run, null));
    }

    /** How much of all budgets is spent, 0 to 1. */
    double share() {
        return study.runs().stream().mapToDouble(this::share).average().orElse(0);
    }

    private double share(StudyRun run) {
        Snapshot latest = turns.get(run);
        return latest != null ? study.budget().share(latest.step(), latest.seconds()) : now(run).share(study);
    }

    /** @param running whether the study trains, and is not paused */
    List<Row> rows(boolean running) {
        return study.runs().stream().map(run -> row(run, running)).toList();
    }

    private Row row(StudyRun run, boolean running) {
        String problem = Texts.said(problems.getOrDefault(run, notes.getOrDefault(run, "")));
        int colour = StudyCurves.colour(study, run.member());
        boolean opens = now(run).steps() > 0;
        return new Row(run, colour, state(run, running), share(run), numbers(run), problem, opens);
    }

    private String state(StudyRun run, boolean running) {
        if (problems.containsKey(run)) {
            return Texts.of("study.state.problem");
        }
        if (turns.containsKey(run)) {
            return Texts.of(running ? "study.state.training" : "study.state.paused");
        }
        if (measured.contains(run)) {
            return Texts.of("study.state.measured");
        }
        RunProgress now = now(run);
        String done = results.containsKey(run) ? "study.state.finished" : "study.state.trained";
        return Texts.of(now.done() ? done : now.steps() > 0 ? "study.state.begun" : "study.state.waiting");
    }

    private String numbers(StudyRun run) {
        Snapshot latest = turns.get(run);
        long steps = latest != null ? latest.step() : now(run).steps();
        double seconds = latest != null ? latest.seconds() : now(run).seconds();
        if (steps == 0) {
            return "";
        }
        List<LossPoint> seen = history(run).heldOut();
        String numbers = Texts.count("study.steps", steps) + Words.of(" · %,.0f s", seconds);
        int last = seen.size() - 1;
        return last < 0
                ? numbers
                : Texts.of("study.numbers", numbers, seen.get(last).loss());
    }

    /** Curves of the members whose loss has the first member's unit; others could not share an axis. */
    LossCurves curves() {
        String unit = unit(study.members().get(0));
        List<LossCurves.Line> lines = truth == null ? List.of() : truth.lines();
        List<LossCurves.Other> runs = StudyCurves.of(study, histories::get).getOrDefault(unit, List.of());
        return new LossCurves(unit, List.of(), List.of(), lines, runs);
    }

    /** Members whose loss has another unit than the chart's; empty mostly. */
    String curvesNote() {
        String unit = unit(study.members().get(0));
        String others = study.members().stream()
                .filter(member -> !unit(member).equals(unit))
                .map(Member::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : Texts.of("study.other-unit", others);
    }

    private static String unit(Member member) {
        return LossCurves.unit(member.spec());
    }

    public String verdict() {
        return Texts.said(Verdict.of(results()));
    }

    void moveClip(int by) {
        if (truth != null) {
            clip = Math.floorMod(clip + by, truth.clips().size());
        }
    }

    /** E.g. {@code 2 of 16}; empty until the clips are there. */
    public String clipText() {
        return truth == null
                ? ""
                : Texts.of("study.clip", clip + 1, truth.clips().size());
    }

    FrameRows frames() {
        return truth == null ? FrameRows.NONE : FrameRows.of(this, truth, clip);
    }

    /**
     * The frames of one held-out clip as the lab report's figures 6 and 7 have them: the truth, then what each member makes
     * of it, all at the same moment of the clip below each other. The future begins at column {@code inputFrames}, or -1
     * without any.
     */
    record FrameRows(List<MapGrid.Row> rows, List<String> heads, int inputFrames) {
        static final FrameRows NONE = new FrameRows(List.of(), List.of(), -1);

        static FrameRows of(StudyBoard board, StudyReader.Truth truth, int k) {
            Study study = board.study;
            Clip clip = truth.clips().get(k);
            boolean future = study.branches().contains(Branch.PREDICTION);
            int columns = future ? clip.time() : truth.inputFrames();
            List<MapGrid.Row> rows = new ArrayList<>();
            rows.add(MapGrid.Row.of("study.truth", clip, IntStream.range(0, columns)));
            for (Member member : study.members()) {
                HeldOut look =
                        board.looks.get(new StudyRun(member, study.seeds().get(0)));
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
                rows.add(new MapGrid.Row(member.name(), about, cells, clip.width(), Shading.GREY, 0, 1));
            }
            List<String> heads =
                    IntStream.range(0, columns).mapToObj(Integer::toString).toList();
            return new FrameRows(rows, heads, future ? truth.inputFrames() : -1);
        }
    }
}
