package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.engine.file.Packaged;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The published model that some settings are nearest to, e.g. of {@code Shi et al. 2015}, one row there; what is set
 * otherwise, and what an informed eye looks at first and finds the same.
 */
public record PublishedModel(
        String preset, String source, String row, List<Difference> differences, List<String> same) {
    /**
     * What is looked at first; what makes no other model, and the weights that the loss is told by; settings that are told
     * together, the first and the last of them in the panel; and what is as if a setting had no use.
     */
    record Rules(
            List<Setting> lookedAt, Set<Setting> aside, Map<Setting, Setting> together, Map<Setting, String> nothing) {}

    private static final Rules RULES =
            SpecJson.read(Packaged.text("presets/published.json"), "published.json", Rules.class, "rules");
    private static final String NONE = "–";

    private static final Map<String, String> SOURCES = Map.of(
            "shi-", Texts.of("setup.published.shi"),
            "lab-report-", Texts.of("setup.published.lab-report"),
            "srivastava-composite-", Texts.of("setup.published.srivastava"));

    /** A setting by its name: as set, and as published or a dash where they had no use for it. */
    public record Difference(String setting, String here, String there) {}

    /** The published one, known by its key, with the same cell and task, if any, and the fewest differences. */
    public static Optional<PublishedModel> nearest(RunSpec spec, Map<String, RunSpec> presets) {
        // All settings in words take a while, so only those that may be it are compared by them.
        Map<Integer, List<String>> keys = presets.keySet().stream()
                .filter(key -> prefix(key).isPresent())
                .collect(Collectors.groupingBy(
                        key -> distance(spec.model(), presets.get(key).model())));
        Map<Setting, String> here = words(spec);
        return keys.entrySet().stream().min(Map.Entry.comparingByKey()).stream()
                .flatMap(nearest -> nearest.getValue().stream())
                .map(key -> compare(here, key, presets.get(key)))
                .min(Comparator.comparingInt(model -> model.differences.size()));
    }

    private static int distance(ModelSpec here, ModelSpec there) {
        return (here.cell() == there.cell() ? 0 : 2) + (here.task() == there.task() ? 0 : 1);
    }

    private static Optional<String> prefix(String key) {
        return SOURCES.keySet().stream().filter(key::startsWith).findFirst();
    }

    private static PublishedModel compare(Map<Setting, String> here, String key, RunSpec published) {
        Map<Setting, String> there = words(published);
        List<Difference> differences = here.keySet().stream()
                .filter(each -> !here.get(each).equals(there.get(each)))
                .map(each -> new Difference(each.title, here.get(each), there.get(each)))
                .toList();
        List<String> same = RULES.lookedAt.stream()
                .filter(each -> !here.get(each).equals(NONE) && here.get(each).equals(there.get(each)))
                .map(each -> each.title)
                .toList();
        String source = SOURCES.get(prefix(key).orElseThrow());
        String row = published.name().replaceFirst("^(ConvLSTM\\spaper:|Lab\\sreport|Srivastava)\\s", "");
        return new PublishedModel(key, source, row, differences, same);
    }

    /** All that makes a model and its training what they are; a dash where it has no effect. */
    private static Map<Setting, String> words(RunSpec spec) {
        Map<Setting, String> texts = Setting.texts(spec);
        if (spec.model().layers().size() == 1) {
            texts.put(Setting.OUTPUT_LAYER, "");
        }
        Set<Setting> told = EnumSet.complementOf(EnumSet.copyOf(RULES.aside));
        Map<Setting, String> words = new EnumMap<>(Setting.class);
        for (Setting each : Setting.values()) {
            if (told.contains(each)) {
                Set<Setting> together = EnumSet.range(each, RULES.together.getOrDefault(each, each));
                told.removeAll(together);
                words.put(each, words(together, texts));
            }
        }
        return words;
    }

    /** The first in its words, and of the others those that are not 0. */
    private static String words(Set<Setting> together, Map<Setting, String> texts) {
        Setting first = together.iterator().next();
        String text = texts.get(first);
        if (!first.isUsed(texts::get) || text.isEmpty() || text.equals(RULES.nothing.get(first))) {
            return NONE;
        }
        return together.stream()
                .filter(each -> each == first
                        || each.isUsed(texts::get) && !texts.get(each).equals("0"))
                .map(each -> (each == first ? "" : each.label + ": ")
                        + each.words(texts.get(each), texts::get)
                        + each.unit())
                .collect(Collectors.joining(", "));
    }

    /** One sentence, e.g. {@code ✓ As in Shi et al. 2015: Kernel, Peepholes; 2 settings differ}. */
    public String sentence() {
        if (differences.isEmpty()) {
            return Texts.of("setup.published", source, row);
        }
        String count = Texts.count("setup.differs", differences.size());
        return same.isEmpty()
                ? Texts.of("setup.published.nearest", source, row, count)
                : Texts.of("setup.published.partly", source, String.join(", ", same), count);
    }
}
