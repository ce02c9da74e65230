package afterimage.app.setup;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.engine.BadInput;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The settings of the next run; lessons change them only while nothing trains or is opened. */
public record SetupFeature(SetupViewModel model, BooleanSupplier idle) implements Feature {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit("setup", ".setup-panel", Map.of()));
    }

    @Override
    public List<Verb> verbs() {
        String what = Texts.of("setup.task.fill");
        return List.of(Verb.of("settings", SetupFeature::problem, what, idle, values -> model.fill(settings(values))));
    }

    private static String problem(List<String> values) {
        if (!Presets.ALL.containsKey(values.get(0))) {
            List<String> some = Presets.ALL.keySet().stream().limit(4).toList();
            return Texts.of("setup.no.preset", String.join(", ", some), values.get(0));
        }
        try {
            settings(values);
            return "";
        } catch (BadInput e) {
            return Texts.said(e.getMessage()).replaceFirst("--set\\stakes", Texts.of("setup.no.settings"));
        }
    }

    private static RunSpec settings(List<String> values) {
        return SpecJson.with(Presets.named(values.get(0)), values.subList(1, values.size()));
    }

    /** Settings that could not be used as they stood are not brought back. */
    @Override
    public List<Task> restoring() {
        RunSpec spec = model.spec.get();
        String rate = model.text(Setting.RATE).get();
        return spec == null
                ? List.of()
                : List.of(Task.now(Texts.of("setup.task.refill"), () -> {
                    model.fill(spec);
                    model.text(Setting.RATE).set(rate);
                }));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }
}
