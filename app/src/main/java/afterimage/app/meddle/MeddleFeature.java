package afterimage.app.meddle;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import afterimage.app.feature.Surroundings;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;

/** The model in view, changed inside. */
public final class MeddleFeature extends InsideFeature<MeddleViewModel> {
    private final MeddleChoices choices = model.choices;
    private final Messages messages;

    public MeddleFeature(Surroundings around) {
        super(around, new MeddleViewModel(around.probing(), around.players()));
        messages = around.messages();
        tab("Meddle", () -> new MeddleView(model, around.palette()));
        exhibit(Exhibit.of("meddle", ".meddle", model::toCsv, model::arrays));
        verb("blackFrames", MeddleVerbs::framesProblem, MeddleSection.INPUT_FRAMES, values -> {
            choices.drop(MeddleVerbs.numbers(values.get(0), choices.inputFrames()));
        });
        verb("silence", MeddleVerbs::silenceProblem, MeddleSection.UNITS, values -> {
            layer(values.get(0));
            choices.silence(values.get(1).equals("none") ? "" : values.get(1));
        });
        verb("holdGate", MeddleVerbs::gateProblem, MeddleSection.GATES, values -> {
            layer(values.get(0));
            String held = values.get(2);
            choices.clamp(MeddleVerbs.gate(values.get(1)), held.equals("free") ? null : Double.valueOf(held));
        });
        verb("startFrom", MeddleVerbs::startProblem, MeddleSection.CODE, values -> startFrom(values.get(0)));
        verb("unmeddle", Verb.oneOf("true"), MeddleSection.UNITS, values -> choices.reset());
    }

    private void verb(
            String name, Function<List<String>, String> check, MeddleSection section, Consumer<List<String>> change) {
        verb(name, check, Texts.of("meddle.verb"), values -> {
            model.section.set(section);
            change.accept(values);
        });
    }

    private void layer(String name) {
        int at = choices.layers().indexOf(name);
        if (at < 0) {
            messages.refuse(Texts.of("meddle.no-layer", name));
        } else {
            choices.layer.set(at);
        }
    }

    private void startFrom(String what) {
        switch (what) {
            case "own" -> choices.startFromOwn();
            case "zeros" -> choices.startFromZeros();
            default -> model.startFromClip(Integer.parseInt(what.substring("clip ".length())) - 1);
        }
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart(
                "View",
                Command.toggle(Texts.of("command.meddle-before"), model.before)
                        .unless(Bindings.createBooleanBinding(() -> !choices.isChanged(), choices.now))
                        .listed(MeddleView.BEFORE.getName())));
    }

    @Override
    public List<Task> restoring() {
        return List.of(Task.now(Texts.of("meddle.undo"), choices.keep()));
    }
}
