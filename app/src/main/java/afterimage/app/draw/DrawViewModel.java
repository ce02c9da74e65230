package afterimage.app.draw;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Probing;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import afterimage.engine.sequence.SequenceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Digits drawn, placed and pushed by hand, and what the model in view makes of their clip while that happens. */
public final class DrawViewModel extends InsideModel {
    private static final int[] FIRST = {3, 7};

    final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>(Drawing.NONE);
    /** Class of the next test digit, -1 for any. */
    final ObjectProperty<Integer> label = new SimpleObjectProperty<>(-1);
    /** What went wrong last; empty if nothing did. */
    final StringProperty problem = new SimpleStringProperty("");

    private final Mnist source;
    private final RandomGenerator random;
    private final Consumer<GuestClips> theatre;
    final Players players;
    private final Asking<Drawing.Outputs> asking = asking("draw", made -> changed(), problem::set);
    private final Asking<DigitSet> testDigits;
    private final Asking<float[]> picture;
    private DigitSet testSet;
    /** Whether the digits are still those that the program has put there. */
    private boolean isSample;

    private int at;
    private SequenceSpec sequence;

    /** @param random which of the test digits in the source come first */
    public DrawViewModel(
            Probing probing, Mnist source, RandomGenerator random, Players players, Consumer<GuestClips> theatre) {
        super(probing);
        this.theatre = theatre;
        this.source = source;
        this.random = random;
        this.players = players;
        asking.showEach();
        // Files are read on the thread of the questions: unpacking them would hold up the window.
        testDigits = new Asking<>(probing, "draw-digits", this::begin, problem::set);
        picture = new Asking<>(probing, "draw-picture", this::use, problem::set);
        drawing.addListener((p, before, now) -> {
            problem.set("");
            askAgain();
        });
    }

    @Override
    protected void ask() {
        note.set("");
        SequenceSpec clips = probing.model().orElseThrow().spec().sequence();
        if (!clips.equals(sequence)) {
            sequence = clips;
            drawing.set(drawing.get().within(clips));
        }
        if (testSet == null && !testDigits.busy.get()) {
            testDigits.begin((probe, progress) -> source.read(Split.TEST));
        }
        asking.ask(new Drawing.Outputs.Question(drawing.get().digits()));
    }

    private void begin(DigitSet digits) {
        testSet = digits;
        at = random.nextInt(digits.count());
        if (drawing.get().digits().isEmpty()) {
            Drawing first = Drawing.NONE;
            for (int digit : FIRST) {
                first = first.plus(testDigit(digit), sequence);
            }
            drawing.set(first);
            isSample = true;
        }
    }

    /** The next test digit of a class, or with -1 of any, each time another. */
    private float[] testDigit(int of) {
        do {
            at = (at + 1) % testSet.count();
        } while (of >= 0 && testSet.label(at) != of);
        float[] image = Drawing.blank();
        for (int i = 0; i < image.length; i++) {
            image[i] = testSet.grey(at, i / DigitSet.SIZE, i % DigitSet.SIZE) / 255f;
        }
        return image;
    }

    // Digits

    /** Frame size, pixels; 0 before there is a model. */
    int size() {
        return sequence == null ? 0 : sequence.size();
    }

    /** The drawing as the clip's first frame [size, size]; only once there is a size. */
    float[] firstFrame() {
        return MovingImages.clip(sequence.withFrames(1, 0), drawing.get().digits())
                .clip()
                .frame(0);
    }

    boolean canAdd() {
        return sequence != null && drawing.get().digits().size() < Drawing.MOST;
    }

    void select(int index) {
        drawing.set(drawing.get().select(index));
    }

    void add() {
        isSample = false;
        if (testSet != null) {
            add(testDigit(label.get()));
        }
    }

    private void add(float[] image) {
        if (canAdd()) {
            drawing.set(drawing.get().plus(image, sequence));
        }
    }

    void remove() {
        isSample = false;
        drawing.set(drawing.get().withoutChosen());
    }

    /** Another test digit of the class chosen in place of the selected one's image. */
    void next() {
        if (testSet != null) {
            use(testDigit(label.get()));
        }
    }

    void usePicture(Path file) {
        problem.set("");
        picture.begin((probe, progress) -> GreyPicture.read(file, DigitSet.SIZE));
    }

    void clear() {
        use(Drawing.blank());
    }

    /** For the selected digit, or a new one if none is. */
    private void use(float[] image) {
        isSample = false;
        if (drawing.get().selected() >= 0) {
            drawing.set(drawing.get().withImage(image));
        } else {
            add(image);
        }
    }

    /** The selected digit's image [28, 28]. */
    float[] image() {
        MovingImage chosen = drawing.get().chosen();
        return chosen == null ? Drawing.blank() : chosen.pixels();
    }

    /** A stroke on the selected digit's image; points in its pixels. The first one clears the sample to draw anew. */
    void paint(double x0, double y0, double x1, double y1, boolean erase) {
        if (isSample && !erase) {
            drawing.set(Drawing.NONE);
        }
        use(Drawing.stroke(image(), x0, y0, x1, y1, erase));
    }

    /** Puts the selected digit's upper left corner there, pixels. */
    public void place(double x, double y) {
        isSample = false;
        drawing.set(drawing.get().withStart(x, y, sequence));
    }

    /** Gives the selected digit a velocity, pixels a frame. */
    void push(double vx, double vy) {
        isSample = false;
        drawing.set(drawing.get().withVelocity(vx, vy));
    }

    String speedText() {
        return sequence == null ? "" : drawing.get().speedText(sequence);
    }

    // What came of it

    public boolean isEmpty() {
        return outputs() == null;
    }

    Drawing.Outputs outputs() {
        return asking.answer();
    }

    /** Errors and tracks; null before there are any. */
    public String toCsv() {
        return isEmpty() ? null : outputs().toCsv();
    }

    /** The drawn clip as it is now, for all views to look into. */
    void toTheatre() {
        if (!isEmpty()) {
            theatre.accept(new GuestClips(
                    Texts.of("draw.by-hand"), List.of(outputs().outputs().truth()), null, null));
        }
    }

    /** The clip's frames and the model's; null before there are any. */
    public Map<String, NpyArray> arrays() {
        return isEmpty() ? null : outputs().arrays();
    }
}
