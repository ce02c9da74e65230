package afterimage.app.setup;

import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The published model that some settings are nearest to.
 *
 * @param preset its key
 * @param source who published it, e.g. {@code Shi et al. 2015}
 * @param row which of theirs it is
 * @param differences what is set otherwise
 * @param same what an informed eye looks at first and finds the same
 */
public record PublishedModel(
        String preset, String source, String row, List<Difference> differences, List<String> same) {
    private static final List<Setting> LOOKED_AT =
            List.of(Setting.LAYERS, Setting.KERNEL, Setting.PEEPHOLES, Setting.OUTPUT_LAYER);

    /** What makes no other model, and what the loss says in one. */
    private static final Set<Setting> ASIDE = EnumSet.of(
            Setting.SEED,
            Setting.LOOK_EVERY,
            Setting.HELD_OUT_CLIPS,
            Setting.KEEPS_BEST,
            Setting.MSE,
            Setting.MAE,
            Setting.BCE);

    private static final String NONE = "–";

    private static final Map<String, String> SOURCES = Map.of(
            "shi-", "Shi et al. 2015",
            "lab-report-", "the lab report",
            "srivastava-composite-", "Srivastava et al. 2015");

    /**
     * @param setting its name
     * @param here as set
     * @param there as published, or a dash where they had no use for it
     */
    public record Difference(String setting, String here, String there) {}

    public PublishedModel {
        differences = List.copyOf(differences);
        same = List.copyOf(same);
    }

    /**
     * The published one with the same cell and task, if there is one, and the fewest differences.
     *
     * @param presets by key; which are published is known by that
     */
    public static Optional<PublishedModel> nearest(RunSpec spec, Map<String, RunSpec> presets) {
        return presets.keySet().stream()
                .filter(key -> prefix(key).isPresent())
                .map(key -> compare(spec, key, presets.get(key)))
                .min(Comparator.comparingInt((PublishedModel p) -> p.differs("Cell") ? 1 : 0)
                        .thenComparingInt(p -> p.differs("Task") ? 1 : 0)
                        .thenComparingInt(p -> p.differences.size()));
    }

    private static Optional<String> prefix(String key) {
        return SOURCES.keySet().stream().filter(key::startsWith).findFirst();
    }

    private static PublishedModel compare(RunSpec spec, String key, RunSpec published) {
        Map<Setting, String> here = words(spec);
        Map<Setting, String> there = words(published);
        List<Difference> differences = here.keySet().stream()
                .filter(each -> !here.get(each).equals(there.get(each)))
                .map(each -> new Difference(each.title(), here.get(each), there.get(each)))
                .toList();
        List<String> same = LOOKED_AT.stream()
                .filter(each -> !here.get(each).equals(NONE) && here.get(each).equals(there.get(each)))
                .map(Setting::title)
                .toList();
        String source = SOURCES.get(prefix(key).orElseThrow());
        String row = published.name().replaceFirst("^(ConvLSTM paper: |Lab report |Srivastava )", "");
        return new PublishedModel(key, source, row, differences, same);
    }

    /** All that makes a model and its training what they are; a dash where it has no effect. */
    private static Map<Setting, String> words(RunSpec spec) {
        Map<Setting, String> texts = Setting.texts(spec);
        Map<Setting, String> words = new EnumMap<>(Setting.class);
        for (Setting each : EnumSet.complementOf(EnumSet.copyOf(ASIDE))) {
            boolean isUsed = each.isUsed(texts::get)
                    && !texts.get(each).isEmpty()
                    && (each != Setting.OUTPUT_LAYER || spec.model().layers().size() > 1);
            words.put(each, isUsed ? each.words(texts.get(each)) + each.unit() : NONE);
        }
        return words;
    }

    private boolean differs(String setting) {
        return differences.stream().anyMatch(d -> d.setting.equals(setting));
    }

    /** One sentence, e.g. {@code ✓ Kernel and peepholes as in Shi et al. 2015; 2 settings differ}. */
    public String sentence() {
        if (differences.isEmpty()) {
            return "✓ As in " + source + ": " + row;
        }
        String count = differences.size() == 1 ? "1 setting differs" : differences.size() + " settings differ";
        return same.isEmpty()
                ? "Nearest published: " + source + ", " + row + "; " + count
                : "✓ " + sameInWords() + " as in " + source + "; " + count;
    }

    private String sameInWords() {
        List<String> words = new ArrayList<>(same);
        words.replaceAll(w -> w.equals(same.get(0)) ? w : w.toLowerCase(java.util.Locale.ROOT));
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
