package afterimage.app.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The panel's rows: a name, a control, and under them the reason and the offer where a setting cannot work. */
final class SetupRows {
    /** More would not show their names. */
    private static final int MOST_IN_A_ROW = 3;

    private static final double LABEL_WIDTH = 108;
    private static final double FIELD_WIDTH = 44;
    private static final double GAP = 8;

    private final SetupViewModel model;

    SetupRows(SetupViewModel model) {
        this.model = model;
    }

    /** @param about the fields whose problems are told under the row */
    VBox row(String name, String tooltip, Node field, SetupField... about) {
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setTooltip(new Tooltip(tooltip));
        label.setLabelFor(field);
        name(field, name);
        field.setAccessibleHelp(tooltip);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(GAP, label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(2, line);
        if (about.length > 0) {
            row.getChildren().add(problem(about));
        }
        return row;
    }

    /** Fields that share a line are told apart by their place in it: "Kernel · patch" names two. */
    private static void name(Node field, String name) {
        if (field instanceof HBox pair) {
            String[] names = name.split(" · ");
            for (int i = 0; i < pair.getChildren().size(); i++) {
                Node part = pair.getChildren().get(i);
                if (part.getAccessibleText() == null) {
                    part.setAccessibleText(names[Math.min(i, names.length - 1)]);
                }
            }
        } else {
            field.setAccessibleText(name);
        }
    }

    /** A row for one number or text. */
    VBox row(String name, String tooltip, SetupField field) {
        return row(name, tooltip, text(field), field);
    }

    /** Shows a row only while the choices leave its field something to do. */
    VBox whileUsed(VBox row, SetupField field, Property<?>... deciding) {
        Runnable decide = () -> show(row, model.choices().uses(field));
        for (Property<?> each : deciding) {
            each.addListener((p, before, now) -> decide.run());
        }
        decide.run();
        return row;
    }

    static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** The reason, and the nearest setting that works. */
    private VBox problem(SetupField... about) {
        Label reason = new Label();
        reason.getStyleClass().add("field-problem");
        reason.setWrapText(true);
        Hyperlink offer = new Hyperlink();
        offer.getStyleClass().add("field-fix");
        VBox box = new VBox(reason, offer);
        Runnable tell = () -> {
            Optional<SetupField> first = Arrays.stream(about)
                    .filter(field -> model.problems().get(field) != null)
                    .findFirst();
            reason.setText(first.map(model.problems()::get).orElse(""));
            Optional<SetupFix> fix = first.flatMap(model::fix);
            offer.setText(fix.map(SetupFix::words).orElse(""));
            offer.setOnAction(e -> fix.ifPresent(f -> f.apply().run()));
            offer.setVisited(false);
            show(offer, fix.isPresent());
            show(box, first.isPresent());
            reason.setVisible(first.isPresent());
        };
        List<SetupField> fields = List.of(about);
        model.problems().addListener((MapChangeListener<SetupField, String>) change -> {
            if (fields.contains(change.getKey())) {
                tell.run();
            }
        });
        // The offer follows what is typed also while the reason stays the same.
        fields.forEach(field -> model.text(field).addListener((p, before, now) -> tell.run()));
        tell.run();
        return box;
    }

    /** Of the control that sets a field. */
    static String id(SetupField field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TextField text(SetupField field) {
        TextField made = new TextField();
        made.setId(id(field));
        made.setMinWidth(FIELD_WIDTH);
        made.setPrefColumnCount(4);
        made.textProperty().bindBidirectional(model.text(field));
        return made;
    }

    /**
     * A choice of what can be written into a field.
     *
     * @param words by what is written
     */
    ComboBox<String> choice(SetupField field, Map<String, String> words) {
        ComboBox<String> box = combo(
                id(field),
                words.keySet().stream().sorted().toList(),
                model.text(field),
                written -> words.getOrDefault(written, written));
        model.text(field).addListener((p, before, now) -> {
            if (!box.getItems().contains(now)) {
                box.getItems().add(now);
            }
        });
        return box;
    }

    static <T> ComboBox<T> combo(String id, List<T> values, Property<T> value, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    static <T> GridPane segments(String id, List<T> values, Property<T> value, Function<T, String> words) {
        GridPane bar = new GridPane();
        int columns = values.size() > MOST_IN_A_ROW ? (values.size() + 1) / 2 : values.size();
        bar.setId(id);
        bar.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (T each : values) {
            ToggleButton segment = new ToggleButton(words.apply(each));
            segment.setId(id + "-" + each.toString().toLowerCase(Locale.ROOT));
            segment.setToggleGroup(group);
            String explanation = SetupWords.explain(each);
            segment.setTooltip(explanation == null || explanation.isEmpty() ? null : new Tooltip(explanation));
            segment.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(segment, Priority.ALWAYS);
            segment.setSelected(Objects.equals(each, value.getValue()));
            // A click on the chosen one must not leave none chosen.
            segment.setOnAction(e -> segment.setSelected(true));
            // Arrow keys choose without an action.
            segment.selectedProperty().addListener((p, before, now) -> {
                if (now) {
                    value.setValue(each);
                }
            });
            value.addListener((p, before, now) -> segment.setSelected(each.equals(now)));
            int at = bar.getChildren().size();
            bar.add(segment, at % columns, at / columns);
        }
        return bar;
    }

    static HBox pair(Node first, Node second) {
        HBox pair = new HBox(6, first, second);
        pair.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(first, Priority.ALWAYS);
        return pair;
    }
}
