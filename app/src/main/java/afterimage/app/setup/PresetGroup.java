package afterimage.app.setup;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Where a preset comes from, in the order of the list. */
enum PresetGroup {
    BEGIN("quick-start"),
    LAB_REPORT("lab-report-"),
    SHI("shi-"),
    SRIVASTAVA("srivastava-"),
    OTHER("");

    private final String prefix;

    PresetGroup(String prefix) {
        this.prefix = prefix;
    }

    static PresetGroup of(String preset) {
        Predicate<PresetGroup> begins = group -> preset.startsWith(group.prefix);
        return Arrays.stream(values()).filter(begins).findFirst().orElseThrow();
    }

    /** Group by group; within one they keep their order. */
    static List<String> sorted(Collection<String> presets) {
        return presets.stream().sorted(Comparator.comparing(PresetGroup::of)).toList();
    }

    static boolean isFirst(String preset, List<String> sorted) {
        int at = sorted.indexOf(preset);
        return at == 0 || of(sorted.get(at - 1)) != of(preset);
    }
}
