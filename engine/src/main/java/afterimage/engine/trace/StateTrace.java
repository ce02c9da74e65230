package afterimage.engine.trace;

import afterimage.engine.cell.Quantity;
import java.util.List;
import java.util.Map;

/** What all layers, encoder first, computed for one clip; copies of the very numbers of the forward pass. */
public record StateTrace(List<Layer> layers) {
    /**
     * {@code rows} is height and width of the state, 1 for FC-LSTM; values by step, in the order decoded, are [rows,
     * rows, units], null where a step has none.
     */
    public record Layer(String name, int units, int rows, Map<Quantity, List<float[]>> values) {
        public int steps() {
            return values.get(Quantity.HIDDEN).size();
        }

        /** encoder, reconstruction or prediction. */
        public String stack() {
            return name.substring(0, name.indexOf('/'));
        }

        /** One channel as a map [rows, rows], or null where the step has none. */
        public float[] channel(Quantity quantity, int step, int channel) {
            return mean(quantity, step, channel, channel + 1);
        }

        /** The mean over all channels as a map [rows, rows], or null where the step has none. */
        public float[] mean(Quantity quantity, int step) {
            return mean(quantity, step, 0, units);
        }

        private float[] mean(Quantity quantity, int step, int from, int to) {
            float[] all = values.get(quantity).get(step);
            if (all == null) {
                return null;
            }
            float[] map = new float[rows * rows];
            for (int i = 0; i < map.length; i++) {
                double sum = 0;
                for (int c = from; c < to; c++) {
                    sum += all[i * units + c];
                }
                map[i] = (float) (sum / (to - from));
            }
            return map;
        }

        /** By how much the hidden state of each unit changes from step to step, over the clip and all positions. */
        public double[] changes() {
            double[] changes = new double[units];
            List<float[]> hidden = values.get(Quantity.HIDDEN);
            for (int t = 1; t < hidden.size(); t++) {
                for (int i = 0; i < hidden.get(t).length; i++) {
                    changes[i % units] += Math.abs(hidden.get(t)[i] - hidden.get(t - 1)[i]);
                }
            }
            return changes;
        }
    }

    /** @throws IllegalArgumentException if there is no such layer */
    public Layer layer(String name) {
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer " + name));
    }
}
