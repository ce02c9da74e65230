package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
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
            case PYTORCH -> own.replaceFirst("(/\\d+)(/\\w+)$", "$1/conv$2")
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
        Map<String, int[]> shapes = new LinkedHashMap<>();
        own.forEach((name, array) -> shapes.put(name, array.shape()));
        Map<String, NpyArray> made = new LinkedHashMap<>();
        own.forEach((name, array) -> {
            int[] places = places(shapes, name);
            NpyArray all = made.computeIfAbsent(name(name), key -> zeros(shape(shapes, name)));
            for (int i = 0; i < places.length; i++) {
                all.values()[places[i]] = array.values()[i];
            }
        });
        return made;
    }

    /**
     * A model's weights, given in any form, which their names tell.
     *
     * @param shapes of the model's own arrays
     * @throws BadInput if such a model cannot be had in that form, or an array has another shape there
     */
    static Map<String, NpyArray> own(ModelSpec model, Map<String, int[]> shapes, Map<String, NpyArray> given) {
        WeightForm form = Arrays.stream(values())
                .filter(each -> shapes.keySet().stream()
                        .anyMatch(name -> name.endsWith(STATE) && given.containsKey(each.name(name))))
                .findFirst()
                .orElse(OWN);
        if (form == OWN) {
            return given;
        }
        form.require(model);
        Map<String, NpyArray> own = new LinkedHashMap<>(given);
        shapes.keySet().forEach(name -> own.remove(form.name(name)));
        shapes.forEach((name, shape) -> {
            NpyArray all = given.get(form.name(name));
            if (all == null) {
                return;
            }
            String is = Arrays.toString(all.shape());
            String there = Arrays.toString(form.shape(shapes, name));
            BadInput.unless(is.equals(there), "%s is %s instead of %s.", form.name(name), is, there);
            NpyArray part = zeros(shape);
            int[] places = form.places(shapes, name);
            for (int i = 0; i < places.length; i++) {
                part.values()[i] = all.values()[places[i]];
            }
            own.put(name, part);
        });
        return own;
    }

    private static NpyArray zeros(int[] shape) {
        return new NpyArray(shape, new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)]);
    }

    /** Of the array that an own one is, or is a part of. */
    private int[] shape(Map<String, int[]> shapes, String name) {
        int[] own = shapes.get(name);
        if (this != PYTORCH || own.length == 1) {
            return own;
        }
        int inputs = own[2] + (name.endsWith(INPUT) ? own[3] / 4 : before(shapes, name));
        return new int[] {own[3], inputs, own[0], own[1]};
    }

    /** How many channels of input come before those of the state. */
    private static int before(Map<String, int[]> shapes, String name) {
        int[] input = name.endsWith(STATE) ? shapes.get(name.replace(STATE, INPUT)) : null;
        return input == null ? 0 : input[2];
    }

    /** Where the elements of an own array stand there. */
    private int[] places(Map<String, int[]> shapes, String name) {
        int[] own = shapes.get(name);
        int[] there = shape(shapes, name);
        int out = own[own.length - 1];
        boolean hasGates = name.matches(".*/\\d+/\\w+");
        return IntStream.range(0, Arrays.stream(own).reduce(1, Math::multiplyExact))
                .map(i -> {
                    if (this != PYTORCH) {
                        return i;
                    }
                    int gate = hasGates ? i % out / (out / 4) : 0;
                    int channel = i % out + (gate == 2 ? out / 4 : gate == 3 ? -out / 4 : 0);
                    if (own.length == 1) {
                        return channel;
                    }
                    int in = i / out % own[2] + before(shapes, name);
                    return (channel * there[1] + in) * own[0] * own[1] + i / out / own[2];
                })
                .toArray();
    }
}
