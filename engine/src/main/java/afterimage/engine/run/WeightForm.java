package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.VideoModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How weight files have ConvLSTM layers: as this program does, or as those of other libraries do. */
public enum WeightForm {
    OWN,
    /**
     * Keras 3's ConvLSTM2D: kernel and recurrent_kernel [k, k, in, 4 C] and bias, gates i, f, c, o. Its recurrent
     * activation is the sigmoid, as here; in Keras 2 it was the hard sigmoid.
     */
    KERAS,
    /** PyTorch's common cell: one convolution of [x, h], conv.weight [4 C, in + C, k, k] and conv.bias, gates i, f, o, g. */
    PYTORCH;

    private static final String INPUT = "/input_to_state";
    private static final String STATE = "/state_to_state";

    /** What one of the program's arrays is called, or is a part of. */
    private String name(String own) {
        return switch (this) {
            case OWN -> own;
            case KERAS -> own.replace(STATE, "/recurrent_kernel").replaceFirst("/(input_to_state|weight)$", "/kernel");
            case PYTORCH ->
                own.replaceFirst("(/\\d+)(/\\w+)$", "$1/conv$2")
                        .replaceFirst("/\\w+_to_state$", "/weight")
                        .replace('/', '.');
        };
    }

    /** @throws BadInput if layers of this form cannot compute such a model, with what they have not */
    private void require(ModelSpec model) {
        unless(model.isConvolutional(), "is convolutional, and this model is an FC-LSTM");
        unless(model.peephole() == Peephole.NONE, "has no peepholes: set model.peephole to NONE");
        unless(!model.movers().any(), "moves no pictures: set model.movers.count to 0");
        for (ModelSpec.Layer layer : model.layers()) {
            unless(layer.inputKernel() == layer.stateKernel(), "has one kernel size for input and state");
            unless(layer.resolution() == Resolution.SAME, "keeps the size of its input: set resolution to SAME");
        }
        for (Branch branch : model.task().branches()) {
            boolean fed = model.inputOf(branch) != ModelSpec.DecoderInput.NONE;
            unless(this == PYTORCH || fed, "always has an input: set model.decoderInput to OWN_OUTPUT");
        }
    }

    private void unless(boolean fits, String what) {
        BadInput.unless(fits, "A ConvLSTM%s %s.", this == KERAS ? "2D of Keras" : " cell of PyTorch", what);
    }

    /** A model's weights in this form. */
    Map<String, NpyArray> from(ModelSpec model, Map<String, NpyArray> own) {
        if (this == OWN) {
            return own;
        }
        require(model);
        Map<String, NpyArray> made = new LinkedHashMap<>();
        own.forEach((name, array) -> {
            int[] places = places(own, name);
            NpyArray all = made.computeIfAbsent(name(name), key -> zeros(shape(own, name)));
            for (int i = 0; i < places.length; i++) {
                all.values()[places[i]] = array.values()[i];
            }
        });
        return made;
    }

    /** Weights given in any form, which their names tell, refused unless they fit; {@code model} gets other ones. */
    static Map<String, NpyArray> own(ModelSpec spec, VideoModel model, Map<String, NpyArray> given) {
        WeightForm form = given.keySet().stream().anyMatch(name -> name.endsWith("/recurrent_kernel"))
                ? KERAS
                : given.keySet().stream().anyMatch(name -> name.contains(".conv.")) ? PYTORCH : OWN;
        if (form == OWN) {
            return given;
        }
        form.require(spec);
        model.initialise(0);
        Map<String, NpyArray> all = new LinkedHashMap<>(given);
        Map<String, NpyArray> own = model.weights();
        own.replaceAll((name, array) -> {
            String there = form.name(name);
            String expected = Arrays.toString(form.shape(own, name));
            String is =
                    given.containsKey(there) ? Arrays.toString(given.get(there).shape()) : "missing";
            BadInput.unless(is.equals(expected), "%s is %s instead of %s.", there, is, expected);
            all.remove(there);
            NpyArray part = zeros(array.shape());
            int[] places = form.places(own, name);
            for (int i = 0; i < places.length; i++) {
                part.values()[i] = given.get(there).values()[places[i]];
            }
            return part;
        });
        BadInput.unless(all.isEmpty(), "Unknown to this model: %s.", String.join(", ", all.keySet()));
        return own;
    }

    private static NpyArray zeros(int[] shape) {
        return new NpyArray(shape, new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)]);
    }

    /** Of the array that an own one is, or is a part of. */
    private int[] shape(Map<String, NpyArray> all, String name) {
        int[] own = all.get(name).shape();
        if (this == KERAS || own.length == 1) {
            return own;
        }
        NpyArray input = name.endsWith(STATE) ? all.get(name.replace(STATE, INPUT)) : null;
        int others = name.endsWith(INPUT) ? own[3] / 4 : input == null ? 0 : input.shape()[2];
        return new int[] {own[3], own[2] + others, own[0], own[1]};
    }

    /** Where the elements of an own array stand there. */
    private int[] places(Map<String, NpyArray> all, String name) {
        int[] own = all.get(name).shape();
        int[] there = shape(all, name);
        int out = own[own.length - 1];
        int gate = this == PYTORCH && name.matches(".*/\\d+/\\w+") ? out / 4 : out;
        return IntStream.range(0, all.get(name).values().length)
                .map(i -> {
                    // The third gate and the fourth change places.
                    int turned = i % out / gate == 2 ? gate : i % out / gate == 3 ? -gate : 0;
                    if (this == KERAS || own.length == 1) {
                        return i + turned;
                    }
                    int in = i / out % own[2] + (name.endsWith(STATE) ? there[1] - own[2] : 0);
                    return ((i % out + turned) * there[1] + in) * own[0] * own[1] + i / out / own[2];
                })
                .toArray();
    }
}
