package afterimage.engine.model;

/**
 * One step of a ConvLSTM with peepholes (Shi et al. 2015, equation 3). At a single position with 1x1 kernels it is the
 * LSTM with peepholes (Greff et al. 2015, section 2).
 *
 * @param units channels C
 * @param inputToState to the gate sums [rows, rows, 4C], gates in the order i, f, c, o; null without input
 * @param bias [4C]
 * @param peephole [3, C] or [3, rows, rows, C], gates in the order i, f, o; null for none
 * @param outputSeesOld whether the output gate sees the memory before the step, as the lab report prints it
 */
record ReferenceCell(
        int units,
        ReferenceConvolution inputToState,
        ReferenceConvolution stateToState,
        double[] bias,
        double[] peephole,
        boolean outputSeesOld) {

    /** H and C of the paper, each [rows, rows, C]. */
    record State(double[] hidden, double[] memory) {}

    State start() {
        int size = stateToState.rows() * stateToState.rows() * units;
        return new State(new double[size], new double[size]);
    }

    /** @param input [rows, rows, in], or null for nothing */
    State step(double[] input, State last) {
        double[] sums = gateSums(input, last.hidden);
        State next = start();
        for (int at = 0; at < next.memory.length; at++) {
            int gates = at / units * 4 * units + at % units;
            double before = last.memory[at];
            double i = sigmoid(sums[gates] + peephole(0, at) * before);
            double f = sigmoid(sums[gates + units] + peephole(1, at) * before);
            double now = f * before + i * Math.tanh(sums[gates + 2 * units]);
            double o = sigmoid(sums[gates + 3 * units] + peephole(2, at) * (outputSeesOld ? before : now));
            next.memory[at] = now;
            next.hidden[at] = o * Math.tanh(now);
        }
        return next;
    }

    private double[] gateSums(double[] input, double[] hidden) {
        double[] sums = new double[4 * hidden.length];
        for (int s = 0; s < sums.length; s++) {
            sums[s] = bias[s % bias.length];
        }
        if (input != null) {
            inputToState.addTo(sums, input);
        }
        stateToState.addTo(sums, hidden);
        return sums;
    }

    private double peephole(int gate, int at) {
        if (peephole == null) {
            return 0;
        }
        int aGate = peephole.length / 3;
        return peephole[gate * aGate + at % aGate];
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
