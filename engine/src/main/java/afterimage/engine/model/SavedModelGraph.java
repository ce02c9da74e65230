package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Tap;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.device.LatinDigits;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.sequence.SequenceSpec;
import com.google.protobuf.CodedOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * A model as others' programs run it: clips in, frames out, each [batch, time, height, width] float32 in [0, 1]. The
 * batch is free, time is not. It is bound to no device and built of plain convolutions; weights are the same in all
 * forms.
 */
public final class SavedModelGraph implements AutoCloseable {
    public static final String CLIPS = "clips";
    /** The signature's name, which servers and loaders take when none is named. */
    public static final String SIGNATURE = "serving_default";

    private static final String METHOD = "tensorflow/serving/predict";
    private static final String TAG = "serve";

    static {
        LatinDigits.use();
    }

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final VariableStore store = new VariableStore(tf);
    private final Session session;
    private final SignatureDef signature;
    private final Placeholder<TString> prefix;
    private final SaverDef saver;

    /** @throws BadInput if the weights do not fit the model */
    public SavedModelGraph(
            ModelSpec spec, SequenceSpec clips, Map<String, NpyArray> weights, SessionSettings settings) {
        Shape shape = Shape.of(Shape.UNKNOWN_SIZE, clips.inputFrames(), clips.size(), clips.size());
        Placeholder<TFloat32> given = tf.withName(CLIPS).placeholder(TFloat32.class, Placeholder.shape(shape));
        // Others may differentiate it.
        Parameters parameters =
                new Parameters(tf, Unrolling.STEPWISE, Precision.FLOAT32, false, false, layer -> Tap.NONE);
        Network network = new Network(tf, parameters, free(spec), clips, swapped(given), null);
        this.signature = signature(given, network.heads);
        this.prefix = tf.withName("save_prefix").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
        this.saver = saver(parameters.all());
        parameters.all().forEach(p -> store.add(p.name(), p.handle(), p.value(), p.shape()));
        this.session = settings.open(graph, 1);
        try {
            store.requireMatch(weights);
            store.write(session, weights);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What only training steps have would need the true future: outside them decoders get what they generated. */
    private static ModelSpec free(ModelSpec spec) {
        boolean isFed = spec.decoderInput() != ModelSpec.DecoderInput.NONE;
        ModelSpec.DecoderInput input = isFed ? ModelSpec.DecoderInput.OWN_OUTPUT : ModelSpec.DecoderInput.NONE;
        ModelSpec.Reading reading = new ModelSpec.Reading(spec.reading().ahead(), null);
        return spec.with("decoderInput", input, "reading", reading);
    }

    /** [batch, time, ...] to [time, batch, ...] and back. */
    private Operand<TFloat32> swapped(Operand<TFloat32> frames) {
        return tf.linalg.transpose(frames, tf.array(1, 0, 2, 3));
    }

    private SignatureDef signature(Placeholder<TFloat32> given, List<Network.Head> heads) {
        var builder = SignatureDef.newBuilder().setMethodName(METHOD).putInputs(CLIPS, info(given));
        for (Network.Head head : heads) {
            String name = head.branch().id();
            builder.putOutputs(name, info(tf.withName(name).identity(swapped(head.frames()))));
        }
        return builder.build();
    }

    private TensorInfo info(Operand<TFloat32> frames) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : frames.shape().asArray()) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return TensorInfo.newBuilder()
                .setName(frames.asOutput().op().name() + ":0")
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(shape)
                .build();
    }

    /** What saves the variables under the names of weight files and restores them; the library's own knows none of this kind. */
    private SaverDef saver(List<Parameters.Parameter> variables) {
        String[] names = variables.stream().map(Parameters.Parameter::name).toArray(String[]::new);
        Operand<TString> tensors = tf.constant(NdArrays.vectorOfObjects(names));
        Operand<TString> whole = tf.zerosLike(tensors);
        List<Operand<?>> values =
                variables.stream().<Operand<?>>map(Parameters.Parameter::value).toList();
        Op save = tf.train.save(prefix, tensors, whole, values);
        Operand<TString> saved =
                tf.withControlDependencies(List.of(save)).withName("save_done").identity(prefix);
        List<Class<? extends TType>> types = Collections.nCopies(names.length, TFloat32.class);
        List<Output<?>> read = tf.train.restore(prefix, tensors, whole, types).tensors();
        List<Op> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            all.add(tf.assignVariableOp(variables.get(i).handle(), read.get(i)));
        }
        Op restored = tf.withControlDependencies(all).withName("save_restored").noOp();
        return SaverDef.newBuilder()
                .setFilenameTensorName(prefix.op().name() + ":0")
                .setSaveTensorName(saved.op().name() + ":0")
                .setRestoreOpName(restored.op().name())
                .setVersion(SaverDef.CheckpointFormatVersion.V2)
                .build();
    }

    /** Fills an existing, empty folder: {@code saved_model.pb} and the variables as a checkpoint. */
    public void writeTo(Path folder) throws IOException {
        Path variables = Files.createDirectory(folder.resolve("variables"));
        try (TString target = TString.scalarOf(variables.resolve("variables").toString())) {
            session.runner()
                    .feed(prefix, target)
                    .addTarget(saver.getSaveTensorName().replace(":0", ""))
                    .run()
                    .close();
        } catch (TensorFlowException e) {
            throw new IOException("TensorFlow could not write the variables", e);
        }
        MetaGraphDef meta = MetaGraphDef.newBuilder()
                .setGraphDef(graph.toGraphDef())
                .setSaverDef(saver)
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags(TAG))
                .putSignatureDef(SIGNATURE, signature)
                .build();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("saved_model.pb")))) {
            CodedOutputStream sorted = CodedOutputStream.newInstance(out);
            // TensorFlow gives an operation's attributes in another order each time.
            sorted.useDeterministicSerialization();
            SavedModel.newBuilder()
                    .setSavedModelSchemaVersion(1)
                    .addMetaGraphs(meta)
                    .build()
                    .writeTo(sorted);
            sorted.flush();
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
