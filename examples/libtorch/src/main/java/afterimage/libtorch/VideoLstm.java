package afterimage.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The forward pass of the autoencoder, predictor and composite, as one would write it for LibTorch: the gates of a cell
 * in one product, the encoder's inputs of all time steps in one, gradients by LibTorch.
 *
 * <p>States are [batch, units] or [batch, channels, rows, columns]; frames are [time, batch, height, width].
 */
final class VideoLstm {
    /** Memory and hidden state; null before the first step. */
    private record State(NDArray memory, NDArray hidden) {}

    private final Map<String, NDArray> weights;
    private final boolean convolutional;
    private final boolean fed;
    private final boolean reversed;
    private final boolean allLayers;
    private final boolean entropy;
    private final double share;
    private final int layers;
    private final int patch;

    /** @param weights dense ones [out, in], kernels [out, in, height, width], each by its name */
    VideoLstm(JsonObject run, Map<String, NDArray> weights) {
        JsonObject model = run.getAsJsonObject("model");
        JsonObject training = run.getAsJsonObject("training");
        this.weights = weights;
        this.convolutional = is(model, "cell", "CONV_LSTM");
        this.fed = is(model, "decoderInput", "OWN_OUTPUT");
        this.reversed = model.get("reverseTarget").getAsBoolean();
        this.allLayers = is(model, "output", "ALL_LAYERS");
        this.entropy = is(training, "loss", "BCE");
        this.share = training.get("reconstructionShare").getAsDouble();
        this.layers = model.getAsJsonArray("layers").size();
        this.patch = model.get("patch").getAsInt();
        require(is(model, "peephole", "CHANNEL") && is(model, "outputGate", "NEW_MEMORY"), "the cells of Shi et al.");
        require(!is(model, "task", "NEXT_FRAME") && count(model.get("movers")) == 0, "decoders that draw");
        require(is(model, "firstInput", "BLACK") && is(model, "conditional", "ALL"), "decoders that begin with black");
        require(
                (fed || is(model, "decoderInput", "NONE"))
                        && model.get("dropout").getAsDouble() == 0,
                "steps without chance");
        require(model.getAsJsonObject("reading").get("ahead").toString().equals("false"), "encoders that only read");
        require(entropy || is(training, "loss", "MSE"), "the losses BCE and MSE");
        for (JsonElement layer : model.getAsJsonArray("layers")) {
            require(is(layer.getAsJsonObject(), "resolution", "SAME"), "layers of one resolution");
        }
    }

    private static boolean is(JsonObject object, String key, String value) {
        return object.get(key).toString().equals('"' + value + '"');
    }

    private static int count(JsonElement movers) {
        return movers.getAsJsonObject().get("count").getAsInt();
    }

    private static void require(boolean known, String what) {
        if (!known) {
            throw new IllegalArgumentException("only " + what + " are known here");
        }
    }

    /** Mean loss of the batch, a scalar. */
    NDArray loss(NDArray input, NDArray future) {
        NDArray seen = take(input);
        List<State> code = new ArrayList<>();
        List<NDArray> below = null;
        for (int l = 0; l < layers; l++) {
            String name = "encoder/" + l;
            NDArray projected = product(below == null ? seen : NDArrays.concat(new NDList(below)), name, true);
            NDList each = projected.split(input.getShape().get(0));
            List<NDArray> hidden = new ArrayList<>();
            State state = new State(null, null);
            for (NDArray x : each) {
                state = step(name, x, state);
                hidden.add(state.hidden);
            }
            code.add(state);
            below = hidden;
        }
        boolean rebuilds = weights.containsKey("reconstruction/output/weight");
        boolean foresees = weights.containsKey("prediction/output/weight");
        NDArray loss = null;
        if (rebuilds) {
            loss = loss("reconstruction", code, reversed ? input.flip(0) : input);
        }
        if (foresees) {
            NDArray own = loss("prediction", code, future);
            loss = loss == null ? own : loss.mul((float) share).add(own.mul((float) (1 - share)));
        }
        return loss;
    }

    private NDArray loss(String branch, List<State> code, NDArray truth) {
        long steps = truth.getShape().get(0);
        List<State> states = new ArrayList<>(code);
        List<NDArray> hidden = new ArrayList<>();
        List<NDArray> written = new ArrayList<>();
        NDArray frame = null;
        for (int t = 0; t < steps; t++) {
            NDArray x = frame;
            List<NDArray> outputs = new ArrayList<>();
            for (int l = 0; l < layers; l++) {
                String name = branch + "/" + l;
                states.set(l, step(name, x == null ? null : product(x, name, true), states.get(l)));
                x = states.get(l).hidden;
                outputs.add(x);
            }
            NDArray features = allLayers && layers > 1 ? NDArrays.concat(new NDList(outputs), 1) : x;
            if (fed) {
                written.add(product(features, branch + "/output", false));
                frame = Activation.sigmoid(written.get(t));
            } else {
                hidden.add(features);
            }
        }
        NDArray logits = fed
                ? NDArrays.concat(new NDList(written))
                : product(NDArrays.concat(new NDList(hidden)), branch + "/output", false);
        NDArray wanted = take(truth);
        return entropy
                ? Activation.softPlus(logits).sub(logits.mul(wanted)).mean()
                : Activation.sigmoid(logits).sub(wanted).square().mean();
    }

    /** Shi et al. 2015, eq. 3, and Greff et al. 2015, section 2; gates in the order input, forget, candidate, output. */
    private State step(String name, NDArray projected, State before) {
        NDArray sums = projected;
        if (before.hidden != null) {
            NDArray bias = projected == null ? weights.get(name + "/bias") : null;
            NDArray recurrent = product(before.hidden, weights.get(name + "/state_to_state"), bias);
            sums = projected == null ? recurrent : projected.add(recurrent);
        }
        NDList a = sums.split(4, 1);
        NDArray peepholes = weights.get(name + "/peephole");
        NDArray i = Activation.sigmoid(peep(a.get(0), peepholes, 0, before.memory));
        NDArray c = i.mul(Activation.tanh(a.get(2)));
        if (before.memory != null) {
            NDArray f = Activation.sigmoid(peep(a.get(1), peepholes, 1, before.memory));
            c = f.mul(before.memory).add(c);
        }
        NDArray o = Activation.sigmoid(peep(a.get(3), peepholes, 2, c));
        return new State(c, o.mul(Activation.tanh(c)));
    }

    private static NDArray peep(NDArray sum, NDArray peepholes, int gate, NDArray memory) {
        return memory == null ? sum : sum.add(peepholes.get(gate).mul(memory));
    }

    private NDArray product(NDArray x, String name, boolean input) {
        return product(x, weights.get(name + (input ? "/input_to_state" : "/weight")), weights.get(name + "/bias"));
    }

    private NDArray product(NDArray x, NDArray weight, NDArray bias) {
        if (!convolutional) {
            return Linear.linear(x, weight, bias).singletonOrThrow();
        }
        long edge = weight.getShape().get(2) / 2;
        return Conv2d.conv2d(x, weight, bias, new Shape(1, 1), new Shape(edge, edge))
                .singletonOrThrow();
    }

    /** What the first layer takes, [time * batch, pixels] or [time * batch, patch * patch, rows, columns]. */
    private NDArray take(NDArray frames) {
        Shape s = frames.getShape();
        long count = s.get(0) * s.get(1);
        long size = s.get(2);
        if (!convolutional) {
            return frames.reshape(count, size * size);
        }
        long rows = size / patch;
        return frames.reshape(count, rows, patch, rows, patch)
                .transpose(0, 2, 4, 1, 3)
                .reshape(count, (long) patch * patch, rows, rows);
    }
}
