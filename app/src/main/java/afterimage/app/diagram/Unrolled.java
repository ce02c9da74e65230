package afterimage.app.diagram;

import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.DecoderInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
}
