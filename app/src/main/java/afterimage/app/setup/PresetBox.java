package afterimage.app.setup;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.List;
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
}
