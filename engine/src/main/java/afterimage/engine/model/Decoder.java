package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Turns the code back into frames, reconstruction or prediction. */
final class Decoder {
    private final Ops tf;
    private final boolean fed;
    private final Writer writer;

    /** @param movers that it may use, null for none */
    Decoder(Site site, Branch branch, Movers movers) {
        ModelSpec spec = site.spec();
        Site own = spec.isTied() ? site.tied(branch.id(), Encoder.NAME) : site;
        this.tf = site.tf();
        this.fed = spec.inputOf(branch) != ModelSpec.DecoderInput.NONE;
        this.writer =
                new Writer(own, branch.id(), fed, spec.isTied(), true, branch == Branch.PREDICTION ? movers : null);
    }

    /**
     * What decoding gives.
     *
     * @param last each layer's state after the last step
     * @param frames in the order decoded
     */
    record Decoded(List<CellState> last, Written frames) {}

    /**
     * @param read with each layer's first state
     * @param first what goes in at the first step, or null for black
     * @param teacher where true frames come from, or null for own ones only
     */
    Decoded decode(Encoder.Read read, Operand<TFloat32> first, int steps, TeacherForcing teacher) {
        if (!fed) {
            Stack.Run run = writer.run(null, steps, read.code());
            return new Decoded(run.last(), writer.written(run.outputs()));
        }
        Writer.Going going = new Writer.Going(read.code(), read.carried());
        List<Written> made = new ArrayList<>();
        // Before its first frame the decoder has generated nothing: black, whose projection is zero, unless it is given
        // one.
        Operand<TFloat32> input = first;
        for (int t = 0; t < steps; t++) {
            made.add(writer.step(
                    input, t == 0 && first != null ? Writer.Kind.READ_AND_WRITE : Writer.Kind.GO_ON, going, t));
            Operand<TFloat32> own = made.get(t).pixels();
            input = teacher == null ? own : teacher.after(t, own);
        }
        return new Decoded(going.layers, Written.join(tf, made));
    }
}
