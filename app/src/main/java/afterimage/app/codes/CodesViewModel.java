package afterimage.app.codes;

import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.probe.ClipTraits;
import afterimage.engine.probe.CodeMap;
import afterimage.engine.probe.CodeSpace;
import afterimage.engine.probe.ProbeScores;
import afterimage.engine.sequence.MovingDigits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Where the codes of some hundred held-out clips lie, which clip is looked at, and what probes read. */
public final class CodesViewModel {
    /** Choices of how many clips are read. */
    static final List<Integer> COUNTS = List.of(100, 200, 400);

    private static final int USUAL = 200;

    /** The two sides of the view. */
    enum Page {
        MAP,
        PROBES
    }

    /**
     * The map with what its clips are made of.
     *
     * @param clips number k of the map is its clip k
     */
    record Read(CodeMap map, MovingDigits clips) {}

    private final Mnist digits;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.MAP);
    private final IntegerProperty count = new SimpleIntegerProperty(USUAL);
    private final ObjectProperty<CodeColour> colour = new SimpleObjectProperty<>(CodeColour.FIRST_DIGIT);
    private final IntegerProperty over = new SimpleIntegerProperty(-1);
    private final ReadOnlyIntegerWrapper frame = new ReadOnlyIntegerWrapper();
    private final Reading<Read> map;
    private final Reading<List<ProbeScores>> probes;
    private final WalkViewModel walk;
    private boolean seen;

    /** @param digits whose held-out images the clips are made of */
    public CodesViewModel(Probing probing, Mnist digits) {
        this.digits = digits;
        map = new Reading<>(probing, "codes", this::readMap, this::progressOfMap);
        probes = new Reading<>(probing, "probes", this::readProbes, CodesViewModel::progressOfProbes);
        walk = new WalkViewModel(probing);
        map.valueProperty().addListener((p, before, now) -> {
            over.set(-1);
            walk.begin(now);
        });
        page.addListener((p, before, now) -> showPage());
        count.addListener((p, before, now) -> {
            map.drop();
            probes.drop();
            reading().read();
        });
        over.addListener((p, before, now) -> frame.set(0));
    }

    /** The clip count is read on the window's thread; what it returns runs on another. */
    private Probing.Work<Read> readMap() {
        int clips = count.get();
        long seed = map.model().spec().seed();
        return (model, progress) -> {
            DigitSet images = digits.read(Split.VALIDATION);
            CodeMap made = new CodeSpace(model, images, seed, clips, progress).map();
            return new Read(made, new MovingDigits(model.clips(), images, seed));
        };
    }

    private Probing.Work<List<ProbeScores>> readProbes() {
        int clips = count.get();
        long seed = probes.model().spec().seed();
        return (model, progress) -> new CodeSpace(model, digits.read(Split.VALIDATION), seed, clips, progress).probes();
    }

    private String progressOfMap(double share) {
        return String.format(Locale.ROOT, "Reading %d of %d clips…", Math.round(share * count.get()), count.get());
    }

    private static String progressOfProbes(double share) {
        return share < 1
                ? String.format(Locale.ROOT, "Reading the clips at every step… %.0f %%", share * 100)
                : "Fitting the probes…";
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** Clips read, one of {@link #COUNTS}. */
    public IntegerProperty countProperty() {
        return count;
    }

    ObjectProperty<CodeColour> colourProperty() {
        return colour;
    }

    Reading<Read> map() {
        return map;
    }

    Reading<List<ProbeScores>> probes() {
        return probes;
    }

    /** That of the page in view. */
    Reading<?> reading() {
        return page.get() == Page.MAP ? map : probes;
    }

    WalkViewModel walk() {
        return walk;
    }

    /** Whether there is something to see of the walk. */
    public boolean isWalked() {
        return walk.walkedProperty().get() != null;
    }

    /** Number of the clip that is looked at, -1 for none. */
    IntegerProperty overProperty() {
        return over;
    }

    /** Its frame that plays. */
    ReadOnlyIntegerProperty frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Whether anybody looks; otherwise nothing is computed. */
    public void setSeen(boolean now) {
        seen = now;
        showPage();
    }

    private void showPage() {
        map.setSeen(seen && page.get() == Page.MAP);
        probes.setSeen(seen && page.get() == Page.PROBES);
        walk.setSeen(seen && page.get() == Page.MAP);
    }

    /** The next frame of the clip that is looked at. */
    void tick() {
        Clip clip = clip(over.get());
        if (clip != null) {
            frame.set((frame.get() + 1) % clip.time());
        }
    }

    /** Clip by its number, null if there is none. */
    Clip clip(int number) {
        Read read = map.valueProperty().get();
        return read == null || number < 0 ? null : read.clips().clip(number).clip();
    }

    /** Moves what is looked at to the nearest code in a direction; right and up are positive. */
    void move(int right, int up) {
        Read read = map.valueProperty().get();
        if (read != null) {
            over.set(over.get() < 0 ? walk.aProperty().get() : Neighbours.of(read.map(), over.get(), right, up));
        }
    }

    /** The clip that is looked at, in words. */
    String words() {
        Read read = map.valueProperty().get();
        if (read == null || over.get() < 0) {
            return "";
        }
        ClipTraits traits = read.map().clips().get(over.get());
        String shown = traits.digits().stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return String.format(Locale.ROOT, "clip %d: %s, %.1f px/frame", over.get() + 1, shown, traits.speed());
    }

    /** What was read and is shown, e.g. the step of the weights; empty before. */
    String about() {
        ModelInView model = reading().model();
        return model == null || reading().valueProperty().get() == null
                ? ""
                : String.format(Locale.ROOT, "step %,d", model.step());
    }

    /** The points, one a line; null before anything is read. */
    public String pointsCsv() {
        Read read = map.valueProperty().get();
        return read == null ? null : CodesTable.points(read.map());
    }

    /** The probes' scores, one a step; null before they are read. */
    public String scoresCsv() {
        List<ProbeScores> scores = probes.valueProperty().get();
        return scores == null ? null : CodesTable.scores(scores);
    }
}
