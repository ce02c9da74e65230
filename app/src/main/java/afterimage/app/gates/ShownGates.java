package afterimage.app.gates;

import afterimage.app.session.TracedClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import afterimage.engine.trace.StateTrace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One layer of the encoder and the same of a decoder, whose steps stand in columns beside each other. A next-frame
 * predictor reads its last input frame when it begins to predict; decoders that write the last frame first count down.
 */
record ShownGates(TracedClip traced, int layer, Branch branch) {
    StateTrace.Layer encoder() {
        return traced.states().layer("encoder/" + layer);
    }

    StateTrace.Layer decoder() {
        return traced.states().layer(branch.id() + "/" + layer);
    }

    boolean computes(Quantity quantity) {
        return encoder().values().containsKey(quantity) || decoder().values().containsKey(quantity);
    }

    int readSteps() {
        return encoder().steps();
    }

    private int columns() {
        return readSteps() + decoder().steps();
    }

    private int frame(int column) {
        int step = column - readSteps();
        if (step < 0) {
            return column;
        }
        int inputFrames = traced.clips().inputFrames();
        if (branch == Branch.PREDICTION) {
            return inputFrames + step;
        }
        return traced.model().reverseTarget() ? inputFrames - 1 - step : step;
    }

    int frameAt(int column) {
        return Math.min(frame(column), traced.clips().frames() - 1);
    }

    List<String> heads() {
        return IntStream.range(0, columns())
                .mapToObj(column -> Integer.toString(frame(column)))
                .toList();
    }

    /** Columns where the players' frames are read and written. */
    List<Integer> present(int time) {
        int written = branch == Branch.PREDICTION ? traced.clips().inputFrames() + time : time;
        return IntStream.range(0, columns())
                .filter(column -> frame(column) == (column < readSteps() ? time : written))
                .boxed()
                .toList();
    }
}
