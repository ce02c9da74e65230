package afterimage.engine.probe;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where codes of clips lie and what straight lines read from states, which, maybe gigabytes, are held in parts; the map
 * has the clips by the same numbers.
 */
public record CodeSpace(ProbeModel model, DigitSet images, MovingDigits clips, int count, DoubleConsumer progress) {
    private static final int BATCH = 16;
    /** States held at a time, 64 MB, or one part's if that is more. */
    private static final long NUMBERS = 16L << 20;

    private static final int FEWEST = 4;

    public CodeSpace {
        BadInput.unless(count >= FEWEST, "A map of codes needs at least %d clips.", FEWEST);
    }

    /** @param images that the clips are made of: held-out ones, for what is to be believed */
    public CodeSpace(ProbeModel model, DigitSet images, long seed, int count, DoubleConsumer progress) {
        this(model, images, new MovingDigits(model.clips, images, seed), count, progress);
    }

    /** The codes, all numbers of their layers, by principal component analysis: as far from each other as they are. */
    public CodeMap map() {
        int last = lastStep();
        Eigen axes = Eigen.of(products(last, last).get(0));
        // About their mean so many points span one dimension less.
        double[][] places =
                IntStream.range(0, count - 1).mapToObj(axes::coordinates).toArray(double[][]::new);
        double[] shares = IntStream.range(0, count - 1).mapToDouble(axes::share).toArray();
        return new CodeMap(traits(last), places, shares);
    }

    /** How well linear probes read the clips' traits from the encoder's state, one a step of the encoder. */
    public List<ProbeScores> probes() {
        List<double[][]> products = products(0, lastStep());
        return IntStream.range(0, products.size())
                .mapToObj(step -> ProbeScores.of(products.get(step), traits(step)))
                .toList();
    }

    /** After which the code is read; a next-frame predictor reads its last input frame only when it goes on. */
    public int lastStep() {
        int last = model.clips.inputFrames() - (model.spec.isTied() ? 2 : 1);
        BadInput.unless(last >= 0, "A next-frame predictor of one input frame has no code: it goes on at once.");
        return last;
    }

    private List<ClipTraits> traits(int frame) {
        return LongStream.range(0, count)
                .mapToObj(k -> ClipTraits.of(clips.clip(k), images, frame))
                .toList();
    }

    /** Inner products of the encoder's whole state, all layers, at each of the steps from first to last. */
    private List<double[][]> products(int first, int last) {
        Map<Integer, Gram> grams = new LinkedHashMap<>();
        List<List<ProbeModel.Part>> passes = passes(first, last);
        for (int p = 0; p < passes.size(); p++) {
            List<ProbeModel.Part> parts = passes.get(p);
            float[][][] states = read(parts, p, passes.size());
            for (int i = 0; i < parts.size(); i++) {
                grams.computeIfAbsent(parts.get(i).step(), step -> new Gram(count))
                        .add(states[i]);
            }
        }
        return grams.values().stream().map(Gram::products).toList();
    }

    /** [part][clip][number]. */
    private float[][][] read(List<ProbeModel.Part> parts, int pass, int passes) {
        float[][][] states = new float[parts.size()][count][];
        for (int from = 0; from < count; from += BATCH) {
            progress.accept((pass + (double) from / count) / passes);
            List<Clip> batch = MovingClip.clips(clips.clips(from, Math.min(BATCH, count - from)));
            float[][][] read = model.states(batch, parts);
            for (int i = 0; i < read.length; i++) {
                System.arraycopy(read[i], 0, states[i], from, batch.size());
            }
        }
        progress.accept((pass + 1.0) / passes);
        return states;
    }

    private List<List<ProbeModel.Part>> passes(int first, int last) {
        List<List<ProbeModel.Part>> passes = new ArrayList<>();
        long room = 0;
        for (int step = first; step <= last; step++) {
            for (int layer = 0; layer < model.spec.layers().size(); layer++) {
                int rows = model.spec.stateRows(model.clips.size());
                long own = (long) count * rows * rows * model.units("encoder/" + layer);
                for (Quantity quantity : List.of(Quantity.MEMORY, Quantity.HIDDEN)) {
                    if (passes.isEmpty() || own > room) {
                        passes.add(new ArrayList<>());
                        room = NUMBERS;
                    }
                    passes.get(passes.size() - 1).add(new ProbeModel.Part("encoder/" + layer, step, quantity));
                    room -= own;
                }
            }
        }
        return passes;
    }

    /** Inner products of the clips' states about their mean, [clips, clips]; states come in parts, as products add up. */
    static final class Gram {
        /** Numbers taken at a time, a multiple of four; so many for all clips stay in the processor's cache. */
        private static final int CHUNK = 32;

        private final double[][] sums;

        Gram(int clips) {
            sums = new double[clips][clips];
        }

        /** @param states [clip][number] */
        void add(float[][] states) {
            int size = states[0].length;
            double[][] columns = new double[CHUNK][sums.length];
            for (int first = 0; first < size; first += CHUNK) {
                for (int k = 0; k < CHUNK; k++) {
                    centre(states, first + k, columns[k]);
                }
                addProducts(columns);
            }
        }

        /** One number of all clips without its mean; zeros past the last. */
        private static void centre(float[][] states, int number, double[] column) {
            double mean = 0;
            for (int i = 0; i < column.length; i++) {
                column[i] = number < states[i].length ? states[i][number] : 0;
                mean += column[i] / column.length;
            }
            for (int i = 0; i < column.length; i++) {
                column[i] -= mean;
            }
        }

        /** The upper half only; the innermost loop has the form that the compiler makes vector instructions of. */
        private void addProducts(double[][] columns) {
            for (int k = 0; k < CHUNK; k += 4) {
                double[] a = columns[k];
                double[] b = columns[k + 1];
                double[] c = columns[k + 2];
                double[] d = columns[k + 3];
                for (int i = 0; i < sums.length; i++) {
                    double[] row = sums[i];
                    double ai = a[i];
                    double bi = b[i];
                    double ci = c[i];
                    double di = d[i];
                    for (int j = i; j < row.length; j++) {
                        row[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
                    }
                }
            }
        }

        /** [clips][clips], symmetric. */
        double[][] products() {
            double[][] all = new double[sums.length][];
            for (int i = 0; i < all.length; i++) {
                all[i] = sums[i].clone();
                for (int j = 0; j < i; j++) {
                    all[i][j] = all[j][i];
                }
            }
            return all;
        }
    }
}
