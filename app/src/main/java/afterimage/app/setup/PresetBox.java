package afterimage.app.setup;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The presets to choose from, each group under its heading. */
final class PresetBox {
    private static final int ROWS = 14;

    static ComboBox<String> of(SetupViewModel model) {
        List<String> names = PresetGroup.sorted(model.presets.keySet());
        ComboBox<String> box = SetupRows.combo(names, model.preset, key -> name(model, key));
        box.setId("preset");
        box.setCellFactory(list -> row(model, names));
        box.setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(String key, boolean empty) {
                super.updateItem(key, empty);
                setText(key == null ? Texts.of("setup.own") : name(model, key));
            }
        });
        box.setVisibleRowCount(ROWS);
        box.setTooltip(new Tooltip(Texts.of("preset.about")));
        box.setAccessibleText(Texts.of("preset"));
        return box;
    }

    private static String name(SetupViewModel model, String key) {
        return model.presets.get(key).name();
    }

    private static ListCell<String> row(SetupViewModel model, List<String> names) {
        ListCell<String> row = new ListCell<>() {
            @Override
            protected void updateItem(String key, boolean empty) {
                super.updateItem(key, empty);
                setGraphic(key == null ? null : content(key, name(model, key), names));
                setAccessibleText(key == null ? null : name(model, key));
            }
        };
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return row;
    }

    /** The first of a group has its heading above itself: a row of its own could be chosen. */
    private static VBox content(String key, String name, List<String> names) {
        VBox content = new VBox(2, new Label(name));
        if (PresetGroup.isFirst(key, names)) {
            content.getChildren().add(0, Nodes.label(Texts.of(PresetGroup.of(key)), "preset-group"));
        }
        return content;
    }

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
            return presets.stream()
                    .sorted(Comparator.comparing(PresetGroup::of))
                    .toList();
        }

        static boolean isFirst(String preset, List<String> sorted) {
            int at = sorted.indexOf(preset);
            return at == 0 || of(sorted.get(at - 1)) != of(preset);
        }
    }
}
