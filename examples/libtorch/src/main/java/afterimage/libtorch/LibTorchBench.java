package afterimage.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes the training steps that {@code afterimage bench --against} asks for: a line of standard input, and one of output:
 *
 * <pre>
 * load FILE      answers with the loss of the batch in the file (npz: weights, input, future, run.json) and LibTorch's version
 * peak           answers with the floating-point operations a second of a product of two 2048 x 2048 matrices
 * steps SECONDS  takes steps for about so long, at least one; answers with the seconds of each
 * </pre>
 *
 * Anything that goes wrong is answered with {@code !} and a sentence.
 */
public final class LibTorchBench {
    private static final long SIZE = 2048;
    private static final int MAX_STEPS = 50;
    private static final double EPSILON = 1e-7;

    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray left = manager.randomUniform(0, 1, new Shape(SIZE, SIZE));
    private final NDArray right = manager.randomUniform(0, 1, new Shape(SIZE, SIZE));
    private NDManager own;
    private JsonObject run;
    private Map<String, NDArray> weights;
    /** Beside each weight: running means of its gradient, which RMSProp leaves alone, and of its square, and its own. */
    private Map<String, NDArray[]> slots;

    private NDArray input;
    private NDArray future;
    private VideoLstm model;
    private long step;

    public static void main(String[] args) throws IOException {
        System.setProperty("ai.djl.pytorch.num_threads", args[0]);
        // Its native libraries are unpacked beside its jars, and nobody is told.
        Path jar = Path.of(System.getProperty("java.class.path"));
        System.setProperty("ENGINE_CACHE_DIR", jar.resolveSibling("native").toString());
        System.setProperty("DJL_CACHE_DIR", jar.resolveSibling("native").toString());
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        Logger.getLogger("").setLevel(Level.SEVERE);
        LibTorchBench bench = new LibTorchBench();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(bench.answer(line.split(" ", 2)));
        }
    }

    private String answer(String[] asked) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return switch (asked[0]) {
                case "load" -> load(Path.of(asked[1]));
                case "peak" -> "" + 2.0 * SIZE * SIZE * SIZE / seconds(() -> left.matMul(right));
                case "steps" -> steps(Double.parseDouble(asked[1]));
                default -> "! What is '" + asked[0] + "'?";
            };
        } catch (IOException | RuntimeException e) {
            return "! LibTorch: " + e.getMessage();
        }
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private String steps(double most) {
        List<String> taken = new ArrayList<>();
        double spent = 0;
        while (taken.isEmpty() || taken.size() < MAX_STEPS && spent < most) {
            double one = seconds(this::step);
            taken.add("" + one);
            spent += one;
        }
        return String.join(" ", taken);
    }

    private String load(Path file) throws IOException {
        if (own != null) {
            own.close();
        }
        own = manager.newSubManager();
        weights = new HashMap<>();
        slots = new HashMap<>();
        step = 0;
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        run = JsonParser.parseString(new String(entries.remove("run.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        entries.forEach((name, npy) -> take(name.substring(0, name.length() - ".npy".length()), npy));
        model = new VideoLstm(run, weights);
        return model.loss(input, future).getFloat() + " LibTorch "
                + Engine.getInstance().getVersion();
    }

    private void take(String name, byte[] npy) {
        NDArray given = NDList.decode(own, npy).singletonOrThrow();
        switch (name) {
            case "input" -> input = keep(given);
            case "future" -> future = keep(given);
            default -> {
                NDArray weight = keep(turned(name, given));
                weight.setRequiresGradient(true);
                weights.put(name, weight);
                slots.put(name, new NDArray[] {keep(weight.zerosLike()), keep(weight.zerosLike()), keep(weight)});
            }
        }
    }

    /** A copy of its own, in rows, that outlives the answer. */
    private NDArray keep(NDArray array) {
        NDArray kept = own.zeros(array.getShape());
        kept.addi(array);
        NDScope.unregister(kept);
        return kept;
    }

    /** [in, out] to [out, in], [height, width, in, out] to [out, in, height, width], peepholes so that they spread. */
    private NDArray turned(String name, NDArray weight) {
        boolean spreads = name.endsWith("/peephole")
                && run.getAsJsonObject("model").get("cell").getAsString().equals("CONV_LSTM");
        return switch (name.endsWith("/peephole") ? 1 : weight.getShape().dimension()) {
            case 2 -> weight.transpose(1, 0);
            case 4 -> weight.transpose(3, 2, 0, 1);
            default -> spreads ? weight.reshape(3, weight.getShape().get(1), 1, 1) : weight;
        };
    }

    /** Loss, gradients, their limit and the update, as the run says. */
    private void step() {
        JsonObject training = run.getAsJsonObject("training");
        double limit = training.get("clipNorm").getAsDouble();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(model.loss(input, future));
            }
            Map<String, NDArray> gradients = new HashMap<>();
            weights.forEach((name, weight) -> gradients.put(name, weight.getGradient()));
            double scale = 1;
            if (limit > 0) {
                double squares = gradients.values().stream()
                        .mapToDouble(g -> g.square().sum().getFloat())
                        .sum();
                scale = Math.min(1, limit / Math.sqrt(squares));
            }
            step++;
            for (Map.Entry<String, NDArray> gradient : gradients.entrySet()) {
                NDArray g = scale < 1 ? gradient.getValue().mul(scale) : gradient.getValue();
                update(training, weights.get(gradient.getKey()), slots.get(gradient.getKey()), g);
            }
        }
    }

    private void update(JsonObject training, NDArray weight, NDArray[] means, NDArray gradient) {
        double rate = training.get("learningRate").getAsDouble();
        double decay = training.get("decay").getAsDouble();
        double momentum = training.get("momentum").getAsDouble();
        means[1].muli(decay).addi(gradient.square().muli(1 - decay));
        NDArray root = means[1].add(EPSILON).sqrt();
        if (training.get("optimizer").getAsString().equals("ADAM")) {
            double now = rate * Math.sqrt(1 - Math.pow(decay, step)) / (1 - Math.pow(momentum, step));
            means[0].muli(momentum).addi(gradient.mul(1 - momentum));
            weight.subi(means[0].div(root).muli(now));
        } else {
            weight.subi(gradient.div(root).muli(rate));
        }
        double averaging = training.get("averaging").getAsDouble();
        if (averaging > 0) {
            means[2].muli(averaging).addi(weight.mul(1 - averaging));
        }
    }
}
