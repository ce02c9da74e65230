package afterimage.app.diagram;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.DecoderInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A stack of layers over time.
 *
 * @param branch what is decoded, or null for the encoder
 * @param letter of its output in its paper, {@code h} or {@code H}
 * @param layers from the frames upwards
 * @param steps those that are drawn
 * @param frames what the encoder reads, or what the decoder makes
 * @param input what a decoder gets besides the code; NONE for the encoder, too
 * @param fed the part of that input, or null
 * @param outputFrom indices of the layers that the frame is made from; none for the encoder
 * @param downwards whether the layers run from the top to the frames
 * @param movers what is carried along, or null
 * @param ahead the next input frames, which an encoder writes, or null
 */
record Unrolled(
        Branch branch,
        String title,
        String letter,
        List<Part> layers,
        List<Step> steps,
        Part frames,
        DecoderInput input,
        Part fed,
        List<Integer> outputFrom,
        boolean downwards,
        Part movers,
        Part ahead) {
    boolean isDecoder() {
        return branch != null;
    }

    Ink ink() {
        return Ink.of(branch);
    }

    /** Colour of the frames that it is fed. */
    Ink fedInk() {
        return input == DecoderInput.TRUTH || input == DecoderInput.SCHEDULED ? Ink.TRUTH : ink();
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
}
