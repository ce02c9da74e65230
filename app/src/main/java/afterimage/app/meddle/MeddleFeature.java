package afterimage.app.meddle;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature.Verb;
import afterimage.app.feature.InsideFeature;
import afterimage.app.glossary.Texts;
import afterimage.app.meddle.MeddleViewModel.MeddleSection;
import afterimage.app.session.Messages;
import afterimage.engine.cell.Quantity;
import afterimage.engine.file.NpyArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;

/** The model in view, changed inside. */
public final class MeddleFeature extends InsideFeature<MeddleViewModel> {
    private static final Pattern LAYER = Pattern.compile("(encoder|reconstruction|prediction|movers)/[0-7]");
    private static final Pattern RANGES = Pattern.compile("none|\\d{1,4}([-–]\\d{1,4})?(, ?\\d{1,4}([-–]\\d{1,4})?)*");

    private final MeddleChoices choices = model.choices;
    private final Messages messages;

    public MeddleFeature(Surroundings around) {
        super(around, new MeddleViewModel(around.probing(), around.players()));
        messages = around.messages();
        tab("Meddle", () -> new MeddleView(model, around.palette()));
        Supplier<String> csv = () -> model.isEmpty() ? null : model.outputs().toCsv();
        Supplier<Map<String, NpyArray>> npz =
                () -> model.isEmpty() ? null : model.outputs().arrays();
        exhibits.add(Exhibit.of("meddle", ".meddle", csv, npz));
        Function<List<String>, String> frames =
                values -> values.size() == 1 ? rangesProblem(values.get(0)) : Texts.of("meddle.verb.one-text");
        verb("blackFrames", frames, MeddleSection.INPUT_FRAMES, values -> {
            choices.drop(numbers(values.get(0), choices.inputFrames));
        });
        Function<List<String>, String> silencing =
                values -> layerAnd(values, 2, "[\"encoder/0\", \"1-16\"]", rest -> rangesProblem(rest.get(1)));
        verb("silence", silencing, MeddleSection.UNITS, values -> {
            layer(values.get(0));
            choices.silence(values.get(1).equals("none") ? "" : values.get(1));
        });
        verb("holdGate", MeddleFeature::gateProblem, MeddleSection.GATES, values -> {
            layer(values.get(0));
            String held = values.get(2);
            choices.clamp(gate(values.get(1)), held.equals("free") ? null : Double.valueOf(held));
        });
        verb("startFrom", MeddleFeature::startProblem, MeddleSection.CODE, values -> startFrom(values.get(0)));
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

    private static String rangesProblem(String ranges) {
        return RANGES.matcher(ranges).matches() ? "" : Texts.of("meddle.verb.ranges", ranges);
    }

    private static String gateProblem(List<String> values) {
        return layerAnd(values, 3, "[\"encoder/0\", \"forget\", 0]", rest -> {
            String value = rest.get(2);
            boolean held = value.matches("[01](\\.\\d{1,6})?") && Double.parseDouble(value) <= 1;
            return gate(rest.get(1)) != null && (value.equals("free") || held)
                    ? ""
                    : Texts.of("meddle.verb.gate", Verb.given(rest));
        });
    }

    private static String layerAnd(List<String> values, int size, String example, Function<List<String>, String> rest) {
        return values.size() != size || !LAYER.matcher(values.get(0)).matches()
                ? Texts.of("meddle.verb.layer", example, Verb.given(values))
                : rest.apply(values);
    }

    private static String startProblem(List<String> values) {
        boolean right = values.size() == 1 && values.get(0).matches("own|zeros|clip ([1-9]|1[0-6])");
        return right ? "" : Texts.of("meddle.verb.start", Verb.given(values));
    }

    /** Null if there is none of this name. */
    private static Quantity gate(String name) {
        return switch (name) {
            case "input" -> Quantity.INPUT_GATE;
            case "forget" -> Quantity.FORGET_GATE;
            case "output" -> Quantity.OUTPUT_GATE;
            default -> null;
        };
    }

    /** The numbers below an end of ranges that were checked; none for "none". */
    private static Set<Integer> numbers(String ranges, int end) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : ranges.equals("none") ? new String[0] : ranges.split(", ?")) {
            String[] ends = part.split("[-–]");
            int last = Math.min(end - 1, Integer.parseInt(ends[ends.length - 1]));
            IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(numbers::add);
        }
        return numbers;
    }
}
