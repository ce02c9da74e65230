package afterimage.engine.model;

import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.Places;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Frames of moving digits, drawn on the device from all images, which go there once, and from where they are: the same
 * bits as {@code MovingDigits} makes, without a copy of frames a step. In numbers that GPUs have these operations for.
 */
final class DrawnFrames {
    private static final int GREYS = 256;

    private final Ops tf;
    private final DigitSet digits;
    private final SequenceSpec clips;
    private final Placeholder<TInt64> images;
    private final Placeholder<TInt64> rows;
    private final Placeholder<TInt64> columns;
    /** Grey values of all pixels of all images, and one of black. */
    private final VarHandleOp pixels;
    /** Their values. */
    final Operand<TBfloat16> greys;
    /** [time, batch, height, width], the input's and the future's. */
    final Operand<TFloat32> input;

    final Operand<TFloat32> future;

    DrawnFrames(Ops tf, DigitSet digits, SequenceSpec clips) {
        this.tf = tf;
        this.digits = digits;
        this.clips = clips;
        this.images = places(1);
        this.rows = places(clips.frames());
        this.columns = places(clips.frames());
        this.pixels = pixels(tf);
        this.greys = tf.readVariableOp(pixels, TBfloat16.class);
        Operand<TInt64> y = inside(rows, -1);
        Operand<TInt64> x = inside(columns, -2);
        Operand<TInt64> image = tf.math.mul(
                tf.expandDims(tf.expandDims(images, tf.constant(-1)), tf.constant(-1)),
                tf.constant((long) digits.side() * digits.side()));
        Operand<TInt64> at = tf.math.add(image, tf.math.add(tf.math.mul(y, tf.constant((long) digits.side())), x));
        Operand<TInt64> shown = tf.select(tf.math.logicalAnd(isOn(y), isOn(x)), at, tf.constant(black()));
        Operand<TBfloat16> grey = tf.gather(greys, shown, tf.constant(0));
        float[] brightness = new float[GREYS];
        for (int i = 0; i < GREYS; i++) {
            brightness[i] = i / 255f;
        }
        // From a table, as a device may divide otherwise.
        Operand<TFloat32> drawn =
                tf.gather(tf.constant(brightness), tf.dtypes.cast(grey, TInt64.class), tf.constant(0));
        Operand<TFloat32> frames = tf.max(drawn, tf.constant(2));
        this.input = part(frames, 0, clips.inputFrames());
        this.future = part(frames, clips.inputFrames(), clips.futureFrames());
    }

    /** Where each clip is drawn from, the clips in the second dimension. */
    Map<String, Operand<?>> places() {
        return Map.of("images", images, "rows", rows, "columns", columns);
    }

    /** @param there an operation for each device */
    VarHandleOp pixels(Ops there) {
        return there.varHandleOp(TBfloat16.class, Shape.of(black() + 1), VarHandleOp.sharedName("drawn/pixels"));
    }

    private long black() {
        return (long) digits.count() * digits.side() * digits.side();
    }

    /** [time, batch, digits] */
    private Placeholder<TInt64> places(int time) {
        return tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(time, Shape.UNKNOWN_SIZE, clips.digits())));
    }

    /** Each of a frame's rows or columns as one of the image's, [time, batch, digits, height, 1] or [.., 1, width]. */
    private Operand<TInt64> inside(Operand<TInt64> edges, int axis) {
        long[] all = LongStream.range(0, clips.size()).toArray();
        Operand<TInt64> own = tf.math.sub(tf.constant(all), tf.expandDims(edges, tf.constant(-1)));
        return tf.expandDims(own, tf.constant(axis));
    }

    private Operand<TBool> isOn(Operand<TInt64> at) {
        return tf.math.logicalAnd(
                tf.math.greaterEqual(at, tf.constant(0L)), tf.math.less(at, tf.constant((long) digits.side())));
    }

    private Operand<TFloat32> part(Operand<TFloat32> frames, int from, int count) {
        return tf.slice(frames, tf.array(from, 0, 0, 0), tf.array(count, -1, -1, -1));
    }

    /** Brings the images to the device. */
    void begin(Session session) {
        byte[] greys = new byte[Math.toIntExact(black() + 1)];
        int area = digits.side() * digits.side();
        for (int i = 0; i < black(); i++) {
            int pixel = i % area;
            greys[i] = (byte) digits.grey(i / area, pixel / digits.side(), pixel % digits.side());
        }
        Placeholder<TUint8> given = tf.placeholder(TUint8.class);
        try (Pass pass = new Pass(session)) {
            pass.feed(given, TUint8.tensorOf(Shape.of(greys.length), DataBuffers.of(greys)));
            pass.target(tf.assignVariableOp(pixels, tf.dtypes.cast(given, TBfloat16.class)));
            pass.run();
        }
    }

    void feed(Pass pass, Places places, int batch) {
        feed(pass, images, places.images(), 1, batch);
        feed(pass, rows, places.rows(), clips.frames(), batch);
        feed(pass, columns, places.columns(), clips.frames(), batch);
    }

    private void feed(Pass pass, Placeholder<TInt64> place, long[] values, int time, int batch) {
        pass.feed(place, TInt64.tensorOf(Shape.of(time, batch, clips.digits()), DataBuffers.of(values)));
    }
}
