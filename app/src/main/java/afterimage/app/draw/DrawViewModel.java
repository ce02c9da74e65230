package afterimage.app.draw;

import afterimage.app.control.MapRow;
import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.LiveQuestion;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import afterimage.engine.sequence.SequenceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** Digits drawn, placed and pushed by hand, and what the model in view makes of their clip while that happens. */
public final class DrawViewModel extends InsideModel {
    private static final String DIGITS = "draw-digits";
    private static final String PICTURE = "draw-picture";
    /** Digits that are there before anybody has drawn. */
    private static final int[] FIRST = {3, 7};

    private final Mnist source;
    private final RandomGenerator random;
    private final Consumer<GuestClips> theatre;
    private final ObservableValue<? extends Number> time;
    private final LiveQuestion<DrawnOutputs> question;
    private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(Drawing.NONE);
    private final IntegerProperty label = new SimpleIntegerProperty(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private DigitPicker picker;
    private SequenceSpec sequence;
    private DrawnOutputs outputs;

    /**
     * @param source of the test digits
     * @param random which of them come first
     * @param time the players' step
     * @param theatre plays clips in place of the held-out ones
     */
    public DrawViewModel(
            Probing probing,
            Mnist source,
            RandomGenerator random,
            ObservableValue<? extends Number> time,
            Consumer<GuestClips> theatre) {
        super(probing, "Waiting for a trained model.");
        this.theatre = theatre;
        this.source = source;
        this.random = random;
        this.time = time;
        this.question = new LiveQuestion<>(probing, "draw", this::take, problem::set);
        drawing.addListener((p, before, now) -> {
            problem.set("");
            if (!before.digits().equals(now.digits())) {
                ask();
            }
        });
    }

    ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** Class of the next test digit, -1 for any. */
    public IntegerProperty labelProperty() {
        return label;
    }

    /** What went wrong last; empty if nothing did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Override
    protected void leave() {
        question.forget();
    }

    @Override
    protected void ask() {
        ModelInView model = probing.model().orElse(null);
        if (!isSeen() || model == null) {
            return;
        }
        note.set("");
        SequenceSpec clips = model.spec().sequence();
        if (!clips.equals(sequence)) {
            sequence = clips;
            drawing.set(drawing.get().within(clips));
        }
        if (picker == null) {
            begin();
        }
        List<MovingImage> digits = drawing.get().digits();
        question.ask(null, (probe, progress) -> {
            MovingClip drawn = MovingImages.clip(probe.clips(), digits);
            return new DrawnOutputs(
                    drawn, probe.clips().inputFrames(), probe.predict(List.of(drawn.clip()), Intervention.NONE));
        });
    }

    private void take(DrawnOutputs answer) {
        outputs = answer;
        changed();
    }

    /** The test digits are read on the thread of the questions: unpacking them would hold up the window. */
    private void begin() {
        read(DIGITS, () -> source.read(Split.TEST), this::begin);
    }

    private void begin(DigitSet digits) {
        if (picker == null) {
            picker = new DigitPicker(digits, random);
            if (drawing.get().digits().isEmpty()) {
                Drawing first = Drawing.NONE;
                for (int digit : FIRST) {
                    first = first.plus(picker.next(digit), sequence);
                }
                drawing.set(first);
            }
        }
    }

    private <T> void read(String topic, Supplier<T> file, Consumer<T> then) {
        problem.set("");
        probing.ask(topic, null, (probe, progress) -> file.get(), then, problem::set);
    }

    // Digits

    /** Frame size, pixels; 0 before there is a model. */
    public int size() {
        return sequence == null ? 0 : sequence.size();
    }

    /** The drawing as the clip's first frame [size, size]; only once there is a size. */
    public float[] firstFrame() {
        return MovingImages.clip(sequence.withFrames(1, 0), drawing.get().digits())
                .clip()
                .frame(0);
    }

    public boolean canAdd() {
        return sequence != null && !drawing.get().isFull();
    }

    public void select(int index) {
        drawing.set(drawing.get().select(index));
    }

    /** Adds a test digit of the class chosen. */
    public void add() {
        if (picker != null) {
            add(picker.next(label.get()));
        }
    }

    private void add(float[] image) {
        if (canAdd()) {
            drawing.set(drawing.get().plus(image, sequence));
        }
    }

    public void remove() {
        drawing.set(drawing.get().withoutChosen());
    }

    /** Another test digit of the class chosen in place of the selected one's image. */
    public void next() {
        if (picker != null) {
            use(picker.next(label.get()));
        }
    }

    /** The picture in a file in place of the selected digit's image. */
    public void usePicture(Path file) {
        read(PICTURE, () -> GreyPicture.read(file, DigitSet.SIZE), this::use);
    }

    /** Nothing is drawn on the selected digit's image any longer. */
    public void clear() {
        use(Drawing.blank());
    }

    /** For the selected digit, or a new one if none is. */
    private void use(float[] image) {
        if (drawing.get().selected() >= 0) {
            drawing.set(drawing.get().withImage(image));
        } else {
            add(image);
        }
    }

    /** The selected digit's image [28, 28]. */
    public float[] image() {
        MovingImage chosen = drawing.get().chosen();
        return chosen == null ? Drawing.blank() : chosen.pixels();
    }

    /** A stroke on the selected digit's image; points in its pixels. */
    public void paint(double x0, double y0, double x1, double y1, boolean erase) {
        use(Brush.stroke(image(), x0, y0, x1, y1, erase));
    }

    /** Puts the selected digit's upper left corner there, pixels. */
    public void place(double x, double y) {
        if (drawing.get().selected() >= 0) {
            drawing.set(drawing.get().withStart(x, y, sequence));
        }
    }

    /** Gives the selected digit a velocity, pixels a frame. */
    public void push(double vx, double vy) {
        if (drawing.get().selected() >= 0) {
            drawing.set(drawing.get().withVelocity(vx, vy));
        }
    }

    /** How fast the selected digit is, and whether the model knows such speeds. */
    public String speedText() {
        return sequence == null ? "" : drawing.get().speedText(sequence);
    }

    // What came of it

    public boolean isEmpty() {
        return outputs == null;
    }

    /** Clip, output and difference; a column a frame. */
    public List<MapRow> rows() {
        return isEmpty() ? List.of() : outputs.rows();
    }

    public List<String> heads() {
        return isEmpty()
                ? List.of()
                : IntStream.range(0, outputs.frames())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    public int inputFrames() {
        return isEmpty() ? 0 : outputs.inputFrames();
    }

    public boolean has(Branch branch) {
        return !isEmpty() && outputs.frame(branch, 0) != null;
    }

    /** The branch's frame at the players' present step, or null. */
    public float[] frame(Branch branch) {
        return isEmpty() ? null : outputs.frame(branch, time.getValue().intValue());
    }

    /** The present step's column of the whole clip. */
    public int column(Branch branch) {
        return time.getValue().intValue() + (branch == Branch.PREDICTION ? inputFrames() : 0);
    }

    /** Columns of the players' present step. */
    public List<Integer> present() {
        List<Integer> columns = new ArrayList<>();
        if (column(Branch.RECONSTRUCTION) < inputFrames()) {
            columns.add(column(Branch.RECONSTRUCTION));
        }
        if (!isEmpty() && column(Branch.PREDICTION) < outputs.frames()) {
            columns.add(column(Branch.PREDICTION));
        }
        return columns;
    }

    /** Mean squared error of each frame; NaN where the branch has none. */
    public double[] errors(Branch branch) {
        return outputs.errors(branch);
    }

    /** Errors and tracks; null before there are any. */
    public String toCsv() {
        return isEmpty() ? null : outputs.toCsv();
    }

    /** The drawn clip as it is now, for all views to look into. */
    public void toTheatre() {
        if (!isEmpty()) {
            theatre.accept(new GuestClips(
                    "A clip drawn by hand", List.of(outputs.drawn().clip()), null, null));
        }
    }

    /** The clip's frames and the model's; null before there are any. */
    public Map<String, NpyArray> arrays() {
        return isEmpty() ? null : outputs.arrays();
    }
}
