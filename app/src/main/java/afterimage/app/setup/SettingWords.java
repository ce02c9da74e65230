package afterimage.app.setup;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Sampling;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Convention;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that makes a model and its training what they are, by name and in words; what has no effect is left out. Not
 * among them: seed, name, and how often held-out clips are looked at.
 */
final class SettingWords {
    private final Map<String, String> words = new LinkedHashMap<>();

    private SettingWords() {}

    static Map<String, String> of(RunSpec spec) {
        SettingWords made = new SettingWords();
        made.data(spec.sequence());
        made.model(spec.model());
        made.training(spec.training(), spec.model().task());
        return made.words;
    }

    private void data(SequenceSpec s) {
        words.put("Digits", Integer.toString(s.digits()));
        words.put("Speed", SetupText.range(s.minSpeed(), s.maxSpeed()) + " px");
        words.put("Frames", s.inputFrames() + " + " + s.futureFrames());
        words.put("Frame size", s.size() + " px");
        words.put("Wall", SetupWords.of(s.wall()));
        words.put("First frame", s.moveFirst() ? "after a move" : "where digits start");
        words.put("Positions", s.truncate() ? "truncated" : "rounded");
    }

    private void model(ModelSpec m) {
        words.put("Cell", SetupWords.of(m.cell()));
        words.put("Task", SetupWords.of(m.task()));
        words.put("Layers", SetupText.units(m.layers()));
        if (m.isConvolutional()) {
            words.put("Kernel", SetupText.kernels(m.layers()));
            words.put("Patch", Integer.toString(m.patch()));
        }
        words.put("Peepholes", SetupWords.of(m.peephole()));
        words.put("Decoder input", SetupWords.of(m.decoderInput()));
        if (m.task() == Task.COMPOSITE && m.decoderInput() != DecoderInput.NONE) {
            words.put("Conditional", SetupWords.of(m.conditional()));
        }
        if (m.decoderInput() == DecoderInput.SCHEDULED) {
            words.put("Sampling", sampling(m.sampling()));
        }
        if (m.task() != Task.PREDICTOR) {
            words.put("Reconstruction", m.reverseTarget() ? "last frame first" : "first frame first");
        }
        if (m.layers().stream().anyMatch(layer -> layer.resolution() != Resolution.SAME)) {
            words.put("Resolution", SetupText.resolutions(m.layers()));
        }
        if (m.firstInput() != ModelSpec.FirstInput.BLACK) {
            words.put("First input", "last frame");
        }
        if (m.reading().ahead()) {
            words.put("Writes ahead", "yes");
        }
        if (m.reading().own() != null) {
            words.put("Reads its own", sampling(m.reading().own()));
        }
        if (m.outputGate() != OutputGate.NEW_MEMORY) {
            words.put("Output gate sees", "old memory");
        }
        if (m.movers().any()) {
            words.put("Movers", m.movers().count() + " of " + m.movers().units() + " units");
        }
        if (m.layers().size() > 1) {
            words.put("Output layer", SetupWords.of(m.output()));
        }
        words.put("Dropout", m.dropout() == 0 ? "none" : SetupText.number(m.dropout()));
        words.put(
                "Input weights",
                start(SetupWords.of(m.start().inputToState()), m.start().inputScale()));
        words.put(
                "State weights",
                start(SetupWords.of(m.start().stateToState()), m.start().stateScale()));
        words.put("Forget bias", SetupText.number(m.start().forgetBias()));
    }

    private static String start(String distribution, double scale) {
        return scale == 0 ? distribution : distribution + " × " + SetupText.number(scale);
    }

    private static String sampling(Sampling s) {
        return SetupWords.of(s.kind()) + ", " + SetupText.number(s.from()) + " to " + SetupText.number(s.to()) + " in "
                + s.steps();
    }

    private void training(TrainingSpec t, Task task) {
        OptimizerKind o = t.optimizer();
        words.put("Loss", t.loss().toString());
        if (task == Task.COMPOSITE) {
            words.put("Reconstruction share", SetupText.number(t.reconstructionShare()));
        }
        words.put("Optimizer", SetupWords.of(o));
        words.put("Learning rate", SetupText.number(t.learningRate()));
        if (o != OptimizerKind.RMSPROP && o != OptimizerKind.ADAGRAD) {
            words.put("Momentum", SetupText.number(t.momentum()));
        }
        if (o != OptimizerKind.SGD && o != OptimizerKind.ADAGRAD) {
            words.put("Decay", SetupText.number(t.decay()));
        }
        words.put("Schedule", schedule(t.schedule()));
        words.put("Batch", Integer.toString(t.batch()));
        words.put(
                "Clipping",
                t.clipNorm() == 0 ? "none" : SetupWords.of(t.clipBy()) + ", " + SetupText.number(t.clipNorm()));
        words.put("Weight decay", t.weightDecay() == 0 ? "none" : SetupText.number(t.weightDecay()));
        if (o.hasMeanSquare() && t.convention() != Convention.OWN) {
            words.put("As in", t.convention().name());
        }
        if (t.epsilon() != null) {
            words.put("Epsilon", SetupText.number(t.epsilon()));
        }
        if (t.firstSquare() != null) {
            words.put("First square", SetupText.number(t.firstSquare()));
        }
        if (t.horizon() != null) {
            words.put("Horizon", SetupText.horizon(t.horizon()));
        }
        if (!t.stages().isEmpty()) {
            words.put("Stages", StageText.of(t.stages()));
        }
        if (t.averaging() > 0) {
            words.put("Averaging", SetupText.number(t.averaging()));
        }
        words.put("Patience", t.patience() == 0 ? "none" : Integer.toString(t.patience()));
    }

    private static String schedule(Schedule s) {
        String curve = SetupWords.of(s.kind());
        String warm = s.warmupSteps() == 0 ? "" : ", warm-up " + s.warmupSteps();
        return switch (s.kind()) {
            case CONSTANT -> curve + warm;
            case STEP, EXPONENTIAL -> curve + ", × " + SetupText.number(s.factor()) + " in " + s.every() + warm;
            case COSINE, ONE_CYCLE -> curve + ", " + s.totalSteps() + " to " + SetupText.number(s.floor()) + warm;
        };
    }
}
