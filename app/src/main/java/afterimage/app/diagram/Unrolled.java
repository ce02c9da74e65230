package afterimage.app.diagram;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.DecoderInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A stack of layers over time.
 *
 * @param branch what is decoded, or null for the encoder
 * @param layers from the frames upwards
 * @param steps those that are drawn
 * @param frames what the encoder reads, or what the decoder makes
 * @param fed what a decoder gets besides the code, or null
 * @param movers what is carried along, or null
 * @param ahead the next input frames, which an encoder writes, or null
 */
record Unrolled(
        Branch branch,
        String title,
        ModelSpec model,
        List<Part> layers,
        List<Step> steps,
        Part frames,
        Part fed,
        Part movers,
        Part ahead) {
    boolean isDecoder() {
        return branch != null;
    }

    Ink ink() {
        return Ink.of(branch);
    }

    DecoderInput input() {
        return isDecoder() ? model.inputOf(branch) : DecoderInput.NONE;
    }

    /** Colour of the frames that it is fed. */
    Ink fedInk() {
        return input() == DecoderInput.TRUTH || input() == DecoderInput.SCHEDULED ? Ink.TRUTH : ink();
    }

    /** In the order in which keys go through them: along the way of the data. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(isDecoder() ? fed : frames);
        parts.addAll(layers);
        parts.add(movers);
        parts.add(isDecoder() ? frames : ahead);
        parts.removeIf(Objects::isNull);
        return parts;
    }

    /**
     * One time step that is drawn.
     *
     * @param position in the order computed, from 0
     * @param frame number in the clip of the frame read or made
     * @param before number of the frame made one step earlier; -1 for black
     * @param lit whether the players show this frame now
     */
    record Step(int position, int frame, int before, boolean lit, boolean gapBefore) {
        private static final int ALL_DRAWN = 3;

        /**
         * The first, the present and the last step, or all where there are three or fewer.
         *
         * @param present the step that the players show, or one that is not among them
         * @param first number of the frame that comes before them, -1 for black
         */
        static List<Step> some(int count, int present, IntUnaryOperator frame, int first) {
            int middle = Math.max(1, Math.min(count - 2, present));
            int[] drawn = IntStream.range(0, count)
                    .filter(k -> count <= ALL_DRAWN || k == 0 || k == middle || k == count - 1)
                    .toArray();
            List<Step> steps = new ArrayList<>();
            for (int k : drawn) {
                boolean gap = !steps.isEmpty() && k - steps.get(steps.size() - 1).position > 1;
                int before = k == 0 ? first : frame.applyAsInt(k - 1);
                steps.add(new Step(k, frame.applyAsInt(k), before, k == present, gap));
            }
            return steps;
        }
    }
}
