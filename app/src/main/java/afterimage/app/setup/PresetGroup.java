package afterimage.app.setup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Where a preset comes from, in the order of the list. */
enum PresetGroup {
    BEGIN("To begin with"),
    LAB_REPORT("Lab report"),
    SHI("ConvLSTM paper (Shi et al. 2015)"),
    SRIVASTAVA("Srivastava et al. 2015"),
    OTHER("More");

    private final String words;

    PresetGroup(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static PresetGroup of(String preset) {
        if (preset.equals("quick-start")) {
            return BEGIN;
        }
        return preset.startsWith("lab-report-")
                ? LAB_REPORT
                : preset.startsWith("shi-") ? SHI : preset.startsWith("srivastava-") ? SRIVASTAVA : OTHER;
    }

    /** Group by group; within one they keep their order. */
    static List<String> sorted(Collection<String> presets) {
        return presets.stream().sorted(Comparator.comparing(PresetGroup::of)).toList();
    }

    /** Whether a preset is the first of its group in a sorted list. */
    static boolean isFirst(String preset, List<String> sorted) {
        int at = sorted.indexOf(preset);
        return at == 0 || of(sorted.get(at - 1)) != of(preset);
    }
}
