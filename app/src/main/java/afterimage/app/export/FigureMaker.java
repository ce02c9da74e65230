package afterimage.app.export;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Makes figures of several runs. Runs are opened, asked and closed one after the other. One thread at a time. */
public final class FigureMaker {
    static final String ID = "figure";

    private record Figure(Clip clip, List<FigureRow> rows) {}

    private final Mnist digits;
    private FigureViewModel.Choice latest;
    private Figure made;

    public FigureMaker(Mnist digits) {
        this.digits = digits;
    }

    /** The figure as something to export; always in the colours of paper. */
    public Exhibit exhibit(FigureViewModel chosen) {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        for (Format format : List.of(Format.PDF, Format.SVG, Format.PNG)) {
            ways.put(format, look -> {
                FigureViewModel.Choice choice = chosen.choice();
                String problem = chosen.problem.get();
                return Taken.drawing(
                        progress -> {
                            BadInput.unless(choice != null, "%s", problem);
                            return make(choice, look.differences(), progress);
                        },
                        format,
                        look);
            });
        }
        return new Exhibit(
                ID,
                "Figure of several runs",
                "The truth, then what each run makes of the same clip, as in the lab report's figures 6 and 7.",
                ways);
    }

    /**
     * The figure as a drawing; a second one of the same choice is not computed anew.
     *
     * @param differences whether each run's row is followed by its differences from the truth
     * @throws BadInput if a run cannot be read
     */
    synchronized Painting make(FigureViewModel.Choice choice, boolean differences, DoubleConsumer progress) {
        if (!choice.equals(latest)) {
            made = compute(choice, progress);
            latest = choice;
        }
        return FigureRow.painting(made.clip, 0, choice.sequence().inputFrames(), made.rows, differences);
    }

    /** Runs may have been trained further: the next figure is computed from what is on disk. */
    public synchronized void forget() {
        latest = null;
        made = null;
    }

    private Figure compute(FigureViewModel.Choice choice, DoubleConsumer progress) {
        SequenceSpec sequence = choice.sequence();
        Clip clip = new MovingDigits(sequence, digits.read(choice.split()), choice.seed())
                .clip(choice.clip())
                .clip();
        List<FigureRow> rows = new ArrayList<>();
        for (FigureRun run : choice.runs()) {
            progress.accept((double) rows.size() / choice.runs().size());
            Checkpoint checkpoint = run.checkpoint().get().shown();
            rows.add(FigureRow.of(run.name(), run.spec(), checkpoint, List.of(clip), SessionSettings.cpu()));
        }
        return new Figure(clip, rows);
    }
}
