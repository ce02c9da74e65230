package afterimage.app.setup;

import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Loss;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.TrainingSpec;
import java.util.Map;
import javafx.beans.property.StringProperty;

/** Shows a run spec in the panel's texts and choices: the way back of {@link SetupReader}. */
final class SetupFiller {
    private final SetupChoices choices;
    private final Map<SetupField, StringProperty> texts;

    SetupFiller(SetupChoices choices, Map<SetupField, StringProperty> texts) {
        this.choices = choices;
        this.texts = texts;
    }

    void fill(RunSpec run) {
        fillData(run.sequence());
        fillModel(run.model());
        fillStart(run.model());
        fillTraining(run.training());
        fillSchedule(run.training().schedule());
        text(SetupField.SEED, Long.toString(run.seed()));
        text(SetupField.RESOLUTION, SetupText.resolutions(run.model().layers()));
        text(SetupField.HORIZON, SetupText.horizon(run.training().horizon()));
        text(SetupField.STAGES, StageText.of(run.training().stages()));
        SetupField.ofPaths().forEach(field -> text(field, SpecJson.text(run, field.path())));
    }

    private void fillData(SequenceSpec s) {
        choices.digits.set(s.digits());
        text(SetupField.SPEED, SetupText.range(s.minSpeed(), s.maxSpeed()));
        text(SetupField.FRAMES, s.inputFrames() + " + " + s.futureFrames());
        number(SetupField.SIZE, s.size());
        choices.wall.set(s.wall());
        choices.moveFirst.set(s.moveFirst());
        choices.truncate.set(s.truncate());
    }

    private void fillModel(ModelSpec m) {
        choices.cell.set(m.cell());
        choices.task.set(m.task());
        text(SetupField.LAYERS, SetupText.units(m.layers()));
        text(SetupField.KERNEL, SetupText.kernels(m.layers()));
        choices.patch.set(m.patch());
        choices.peephole.set(m.peephole());
        choices.decoderInput.set(m.decoderInput());
        choices.conditional.set(m.conditional());
        choices.sampling.set(m.sampling().kind());
        number(SetupField.SAMPLING_FROM, m.sampling().from());
        number(SetupField.SAMPLING_TO, m.sampling().to());
        number(SetupField.SAMPLING_STEPS, m.sampling().steps());
        choices.reverseTarget.set(m.reverseTarget());
        choices.output.set(m.output());
        number(SetupField.DROPOUT, m.dropout());
    }

    private void fillStart(ModelSpec m) {
        choices.inputStart.set(m.start().inputToState());
        choices.stateStart.set(m.start().stateToState());
        number(SetupField.INPUT_SCALE, m.start().inputScale());
        number(SetupField.STATE_SCALE, m.start().stateScale());
        number(SetupField.FORGET_BIAS, m.start().forgetBias());
    }

    private void fillTraining(TrainingSpec t) {
        choices.optimizer.set(t.optimizer());
        fillLoss(t.loss());
        number(SetupField.RATE, t.learningRate());
        number(SetupField.MOMENTUM, t.momentum());
        number(SetupField.DECAY, t.decay());
        number(SetupField.BATCH, t.batch());
        number(SetupField.CLIP, t.clipNorm());
        choices.clipBy.set(t.clipBy());
        number(SetupField.SHARE, t.reconstructionShare());
        number(SetupField.HELD_OUT_EVERY, t.heldOutEvery());
        number(SetupField.HELD_OUT_CLIPS, t.heldOutClips());
        number(SetupField.WEIGHT_DECAY, t.weightDecay());
        number(SetupField.PATIENCE, t.patience());
    }

    void fillLoss(Loss loss) {
        choices.loss.set(loss);
        number(SetupField.MSE, loss.mse());
        number(SetupField.MAE, loss.mae());
        number(SetupField.BCE, loss.bce());
    }

    private void fillSchedule(Schedule s) {
        choices.schedule.set(s.kind());
        number(SetupField.EVERY, s.every());
        number(SetupField.FACTOR, s.factor());
        number(SetupField.TOTAL_STEPS, s.totalSteps());
        number(SetupField.FLOOR, s.floor());
        number(SetupField.WARMUP, s.warmupSteps());
    }

    private void number(SetupField field, double value) {
        text(field, SetupText.number(value));
    }

    private void text(SetupField field, String text) {
        texts.get(field).set(text);
    }
}
