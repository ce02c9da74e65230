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
        List<String> names = PresetGroup.sorted(model.presets().keySet());
        ComboBox<String> box = SetupRows.combo(names, model.preset, key -> name(model, key));
        box.setId("preset");
        box.setCellFactory(list -> new Row(model, names));
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
        return model.presets().get(key).name();
    }

    /** The first of a group has its heading above itself: a row of its own could be chosen. */
    private static final class Row extends ListCell<String> {
        private final SetupViewModel model;
        private final List<String> names;

        Row(SetupViewModel model, List<String> names) {
            this.model = model;
            this.names = names;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(String key, boolean empty) {
            super.updateItem(key, empty);
            if (empty || key == null) {
                setGraphic(null);
                return;
            }
            VBox content = new VBox(2, new Label(name(model, key)));
            if (PresetGroup.isFirst(key, names)) {
                content.getChildren().add(0, Nodes.label(Texts.of(PresetGroup.of(key)), "preset-group"));
            }
            setGraphic(content);
            setAccessibleText(name(model, key));
        }
    }
}
