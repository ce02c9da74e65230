package afterimage.app.setup;

import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Loss;
import java.util.List;
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
        choices.fill(run);
        fillLoss(run.training().loss());
        for (SetupField field : SetupField.values()) {
            if (field.path() != null) {
                String text = SpecJson.text(run, field.path());
                text(field, field.isNumber() ? SetupText.number(Double.parseDouble(text)) : text);
            }
        }
        SequenceSpec clips = run.sequence();
        List<ModelSpec.Layer> layers = run.model().layers();
        text(SetupField.SPEED, SetupText.range(clips.minSpeed(), clips.maxSpeed()));
        text(SetupField.FRAMES, clips.inputFrames() + " + " + clips.futureFrames());
        text(SetupField.LAYERS, SetupText.units(layers));
        text(SetupField.KERNEL, SetupText.kernels(layers));
        text(SetupField.RESOLUTION, SetupText.resolutions(layers));
        text(SetupField.SEED, Long.toString(run.seed()));
        text(SetupField.HORIZON, SetupText.horizon(run.training().horizon()));
        text(SetupField.STAGES, StageText.of(run.training().stages()));
    }

    void fillLoss(Loss loss) {
        choices.loss.set(loss);
        text(SetupField.MSE, SetupText.number(loss.mse()));
        text(SetupField.MAE, SetupText.number(loss.mae()));
        text(SetupField.BCE, SetupText.number(loss.bce()));
    }

    private void text(SetupField field, String text) {
        texts.get(field).set(text);
    }
}
