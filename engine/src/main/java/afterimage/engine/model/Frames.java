package afterimage.engine.model;

import afterimage.engine.cell.Unrolling;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Frames [time, batch, height, width] to what the first layer takes, and back. */
record Frames(Ops tf, int size, int rows, int patch, boolean convolutional, Unrolling unrolling) {
    static Frames of(Site site) {
        ModelSpec spec = site.spec();
        int rows = spec.stateRows(site.size());
        Unrolling unrolling = site.parameters().unrolling();
        return new Frames(site.tf(), site.size(), rows, spec.patch(), spec.isConvolutional(), unrolling);
    }

    /** [time * batch, rows, columns, patch * patch], tiled [time * rows, columns, batch, ..], or [time * batch, n]. */
    Operand<TFloat32> take(Operand<TFloat32> frames, int time) {
        if (!convolutional) {
            return tf.reshape(frames, tf.array(-1, size * size));
        }
        // Channel index = row in patch * patch + column in patch.
        if (unrolling == Unrolling.STEPWISE) {
            Operand<TFloat32> images = tf.reshape(frames, tf.array(-1, size, size, 1));
            return patch == 1 ? images : tf.nn.spaceToDepth(images, (long) patch);
        }
        // Time, batch, row, row in patch, column, column in patch. A transposition is faster than SpaceToDepth, which
        // goes pixel by pixel on one core.
        Operand<TFloat32> cut = tf.reshape(frames, tf.array(time, -1, rows, patch, rows, patch));
        int channels = patch * patch;
        return unrolling == Unrolling.TILED
                ? tf.reshape(
                        tf.linalg.transpose(cut, tf.array(0, 2, 4, 1, 3, 5)), tf.array(time * rows, rows, -1, channels))
                : tf.reshape(tf.linalg.transpose(cut, tf.array(0, 1, 2, 4, 3, 5)), tf.array(-1, rows, rows, channels));
    }

    /** The other way round. */
    Operand<TFloat32> give(Operand<TFloat32> taken, int time) {
        Operand<TFloat32> images = taken;
        if (unrolling == Unrolling.TILED) {
            Operand<TFloat32> cut = tf.reshape(taken, tf.array(time, rows, rows, -1, patch, patch));
            images = tf.linalg.transpose(cut, tf.array(0, 3, 1, 4, 2, 5));
        } else if (patch > 1) {
            images = tf.nn.depthToSpace(taken, (long) patch);
        }
        return tf.reshape(images, tf.array(time, -1, size, size));
    }

    /** Numbers [steps, batch] in a shape by which frames can be multiplied, as {@link #take} gives them, step by step. */
    Operand<TFloat32> byClip(Operand<TFloat32> numbers, int steps) {
        return tf.reshape(
                numbers,
                unrolling == Unrolling.TILED
                        ? tf.array(steps, 1, 1, -1, 1)
                        : convolutional ? tf.array(steps, -1, 1, 1, 1) : tf.array(steps, -1, 1));
    }

    /** The frames {@code from} to {@code from + count - 1} of {@code time}, [count, batch, height, width]. */
    Operand<TFloat32> part(Operand<TFloat32> frames, int time, int from, int count) {
        return count == time ? frames : tf.slice(frames, tf.array(from, 0, 0, 0), tf.array(count, -1, -1, -1));
    }

    Operand<TFloat32> reverse(Operand<TFloat32> frames) {
        return tf.reverse(frames, tf.array(0));
    }
}
