package afterimage.engine.trace;

import afterimage.engine.cell.Quantity;
import java.util.List;
import java.util.Map;

/** What all layers, encoder first, computed for one clip; copies of the very numbers of the forward pass. */
public record StateTrace(List<Layer> layers) {
    public StateTrace {
        layers = List.copyOf(layers);
    }

    /**
     * @param name e.g. {@code encoder/0}, as in weight files
     * @param units LSTM units, or ConvLSTM channels
     * @param rows height and width of the state; 1 for FC-LSTM
     * @param values by quantity and step, each [rows, rows, units], the input [its rows, its rows, channels]; null
     *     where a step has no such quantity. Decoders' steps are in the order decoded
     */
    public record Layer(String name, int units, int rows, Map<Quantity, List<float[]>> values) {
        /** Steps that it ran for. */
        public int steps() {
            return values.get(Quantity.HIDDEN).size();
        }

        /** encoder, reconstruction or prediction. */
        public String stack() {
            return name.substring(0, name.indexOf('/'));
        }

        /** One channel as a map [rows, rows], or null where the step has none. */
        public float[] channel(Quantity quantity, int step, int channel) {
            float[] all = values.get(quantity).get(step);
            if (all == null) {
                return null;
            }
            float[] map = new float[rows * rows];
            for (int i = 0; i < map.length; i++) {
                map[i] = all[i * units + channel];
            }
            return map;
        }

        /** The mean over all channels as a map [rows, rows], or null where the step has none. */
        public float[] mean(Quantity quantity, int step) {
            float[] all = values.get(quantity).get(step);
            if (all == null) {
                return null;
            }
            float[] map = new float[rows * rows];
            for (int i = 0; i < map.length; i++) {
                double sum = 0;
                for (int c = 0; c < units; c++) {
                    sum += all[i * units + c];
                }
                map[i] = (float) (sum / units);
            }
            return map;
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
