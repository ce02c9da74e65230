package afterimage.engine.model;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Between a stack of cells and the movers: what the stack sees of what they carry, what it tells them, and the frame
 * that both make together, (1 - m) carried + m drawn with a mask m.
 */
final class MoverHead {
    private final Site site;
    private final Ops tf;
    private final String stack;
    private final Movers movers;
    private final int count;
    private final int rows;
    private final int patch;
    private final boolean reads;
    /** See {@link #told}. */
    private final int[] sizes;

    private final Linear seen;
    private final Linear told;

    /** @param reads whether it sees true frames, which movers pick up from; {@code writes} whether frames are made */
    MoverHead(Site site, String stack, Movers movers, boolean reads, boolean writes) {
        ModelSpec spec = site.spec();
        this.site = site;
        this.tf = site.tf();
        this.stack = stack;
        this.movers = movers;
        this.count = movers.count;
        this.rows = spec.stateRows(site.size());
        this.patch = site.size() / rows;
        this.reads = reads;
        int pixels = patch * patch;
        int features = spec.movers().features();
        this.sizes = told(count, pixels, reads, writes).toArray();
        this.seen = site.linear(stack + "/seen", (1 + count) * pixels, features);
        this.told = site.linear(
                stack + "/told", spec.outputFeatures(), IntStream.of(sizes).sum());
    }

    /** Numbers of a position: attention, summary, then mask, keep and pick as far as there are any. */
    static IntStream told(int count, int pixels, boolean reads, boolean writes) {
        int each = reads ? count * pixels : 0;
        return IntStream.of(count, count * Movers.SUMMARY, writes ? pixels : 0, each, each)
                .filter(size -> size > 0);
    }

    /** Step {@code t} of the {@code layers}, with {@code frame}, black if null. */
    Coder.Run step(Operand<TFloat32> frame, Coder.Kind kind, Coder.Run going, Stack layers, int t, Linear output) {
        Movers.State before = going.carried();
        Operand<TFloat32> image = frame == null ? tf.zerosLike(movers.together(before)) : image(frame, 1);
        boolean begins = before == null;
        boolean isNew = reads && kind.reads();
        before = begins ? movers.start(image) : before;
        Operand<TFloat32> fit = begins || !isNew ? movers.noFit(before) : movers.fit(before, image);
        Operand<TFloat32> shown = positions(tf.concat(List.of(image, before.pictures()), tf.constant(1)), 1 + count);
        Stack.Run run = layers.run(seen.of(shown), 1, going.layers(), "." + t);
        Operand<TFloat32> hidden = layers.features(run.outputs());
        var parts = tf.splitV(told.of(hidden), tf.constant(sizes), tf.constant(-1), (long) sizes.length)
                .output();
        int last = parts.size() - 1;
        Operand<TFloat32> picked = isNew ? movers.picked(before, image(parts.get(last), count)) : null;
        Movers.State now = !isNew
                ? before
                : movers.pickUp(before, image, movers.kept(before, image(parts.get(last - 1), count)), picked);
        if (kind != Coder.Kind.READ_LAST) {
            now = movers.move(now, fit, summary(parts.get(0), parts.get(1)));
        }
        Operand<TFloat32> mask = kind.writes() ? tf.math.sigmoid(tf.math.sub(parts.get(2), tf.constant(2f))) : null;
        movers.steps.add(
                new MoverStep(stack, now.pictures(), now.motion(), picked, mask == null ? null : image(mask, 1)));
        Written written = mask == null ? null : together(now, mask, tf.math.sigmoid(output.of(hidden)));
        return new Coder.Run(run.last(), now, written);
    }

    private Written together(Movers.State now, Operand<TFloat32> mask, Operand<TFloat32> drawn) {
        Operand<TFloat32> carried = positions(movers.together(now), 1);
        Operand<TFloat32> mixed = tf.math.add(carried, tf.math.mul(mask, tf.math.sub(drawn, carried)));
        return new Written(null, movers.within(mixed, 0, 1));
    }

    /** The mean over all positions, each weighed by the softmax of its attention, [batch, movers, summary]. */
    private Operand<TFloat32> summary(Operand<TFloat32> attention, Operand<TFloat32> values) {
        int positions = rows * rows;
        var logits = tf.linalg.transpose(tf.reshape(attention, tf.array(-1, positions, count)), tf.array(0, 2, 1));
        Operand<TFloat32> weights = tf.nn.softmax(tf.reshape(logits, tf.array(-1, positions)));
        Operand<TFloat32> each = tf.linalg.transpose(
                tf.reshape(values, tf.array(-1, positions, count, Movers.SUMMARY)), tf.array(0, 2, 1, 3));
        return tf.reshape(
                site.parameters().products().of(tf.reshape(weights, tf.array(-1, count, 1, positions)), each),
                tf.array(-1, count, Movers.SUMMARY));
    }

    /** [batch, rows, columns, images * patch * patch] to [batch, images, size, size]. */
    private Operand<TFloat32> image(Operand<TFloat32> positions, int images) {
        Operand<TFloat32> cut = tf.reshape(positions, tf.array(-1, rows, rows, images, patch, patch));
        return tf.reshape(
                tf.linalg.transpose(cut, tf.array(0, 3, 1, 4, 2, 5)), tf.array(-1, images, site.size(), site.size()));
    }

    /** The way back. */
    private Operand<TFloat32> positions(Operand<TFloat32> images, int count) {
        Operand<TFloat32> cut = tf.reshape(images, tf.array(-1, count, rows, patch, rows, patch));
        int all = count * patch * patch;
        return tf.reshape(
                tf.linalg.transpose(cut, tf.array(0, 2, 4, 1, 3, 5)),
                site.spec().isConvolutional() ? tf.array(-1, rows, rows, all) : tf.array(-1, all));
    }
}
