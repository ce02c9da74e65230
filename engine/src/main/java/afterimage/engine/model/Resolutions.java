package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Resolution;
import java.util.List;

/** Refuses layers whose resolutions do not go together, or with the rest of a model. */
final class Resolutions {
    /** @throws BadInput if the layers cannot have their resolutions in such a model */
    static void require(
            ModelSpec.CellKind cell,
            Task task,
            List<ModelSpec.Layer> layers,
            ModelSpec.DecoderInput decoderInput,
            ModelSpec.OutputFrom output,
            MoverSpec movers) {
        if (layers.stream().allMatch(layer -> layer.resolution() == Resolution.SAME)) {
            return;
        }
        BadInput.unless(cell == ModelSpec.CellKind.CONV_LSTM, "An FC-LSTM has no resolution: set it to SAME.");
        BadInput.unless(!movers.any(), "A model with movers has layers of one resolution.");
        BadInput.unless(
                layers.get(0).resolution() == Resolution.SAME,
                "The first layer has the resolution of the patches: set it to SAME, or make the patch larger.");
        int shrunk = 1;
        for (ModelSpec.Layer layer : layers) {
            shrunk = layer.resolution().inverse().rows(shrunk);
            BadInput.unless(shrunk >= 1, "No layer can be finer than the patches of a frame.");
        }
        if (task == Task.NEXT_FRAME) {
            BadInput.unless(
                    output == ModelSpec.OutputFrom.ALL_LAYERS || shrunk == 1,
                    "The top layer writes the frame, so it must have the resolution of the patches again.");
        } else {
            BadInput.unless(
                    decoderInput == ModelSpec.DecoderInput.NONE,
                    "A decoder of several resolutions begins with the coarsest and takes no frames: set"
                            + " model.decoderInput to NONE.");
        }
    }
}
