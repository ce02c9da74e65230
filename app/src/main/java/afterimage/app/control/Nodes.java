package afterimage.app.control;

import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The small nodes that views are made of. */
public final class Nodes {
    /** A button with the text of its id; the mouse explains it where there is a text {@code ID.about}. */
    public static Button button(String id, Runnable action) {
        return Texts.has(id + ".about")
                ? button(id, Texts.of(id), Texts.of(id + ".about"), action)
                : button(id, Texts.of(id), action);
    }

    /** A button with a picture, which the mouse explains by the text {@code ID.about} or that of its id. */
    public static Button button(String id, Icon icon, Runnable action) {
        Button button = button(id, "", Texts.of(Texts.has(id + ".about") ? id + ".about" : id), action);
        button.setGraphic(icon.node());
        button.setAccessibleText(Texts.of(id));
        return button;
    }

    public static Button button(String id, String text, String about, Runnable action) {
        Button button = button(id, text, action);
        button.setTooltip(new Tooltip(about));
        return button;
    }

    public static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(e -> action.run());
        return button;
    }

    /** Does something whenever one of these is another. */
    public static void whenever(Runnable then, ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.addListener((p, before, now) -> then.run());
        }
    }

    /** Does something whenever a condition comes to hold, or no longer holds. */
    public static void whenTurned(ObservableValue<Boolean> condition, boolean holds, Runnable then) {
        condition.addListener((p, before, now) -> {
            if (now == holds) {
                then.run();
            }
        });
    }

    /** Also now. */
    public static void follow(Runnable then, ObservableValue<?>... values) {
        whenever(then, values);
        then.run();
    }

    public static CheckBox check(String id, String text, String about, Property<Boolean> value) {
        CheckBox box = new CheckBox(text);
        box.setId(id);
        box.setTooltip(new Tooltip(about));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    /** A line to be typed in, which the text of its id names to who hears it. */
    public static TextField field(String id, Property<String> value) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(Texts.of(id));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** A slider, which the text of its id names to who hears it; the mouse explains it by the text {@code ID.about}. */
    public static Slider slider(String id, double least, double most, double stride) {
        Slider slider = new Slider(least, most, least);
        slider.setId(id);
        slider.setBlockIncrement(stride);
        slider.setAccessibleText(Texts.of(id));
        slider.setTooltip(Texts.has(id + ".about") ? new Tooltip(Texts.of(id + ".about")) : null);
        return slider;
    }

    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }

    public static Label label(String text, String... styles) {
        return styled(new Label(text), styles);
    }

    public static Label following(ObservableValue<String> text, String id, String... styles) {
        Label label = label("", styles);
        label.setId(id);
        label.textProperty().bind(text);
        return label;
    }

    public static Label explained(String text, String about, String... styles) {
        Label label = label(text, styles);
        label.setTooltip(new Tooltip(about));
        return label;
    }

    /** Words that go on in another line where there is no room; in classes of the style sheet. */
    public static Label text(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        return label;
    }

    /** Has a label's words go on in another line, and take no room while there are none. */
    public static Label note(Label label) {
        label.setWrapText(true);
        showIf(label, label.textProperty().isNotEmpty());
        return label;
    }

    /** Beside each other, in the middle of the row's height. */
    public static HBox row(Node... nodes) {
        return row(0, nodes);
    }

    public static HBox row(double spacing, Node... nodes) {
        HBox row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Takes the room that its row or column has left. */
    public static <N extends Node> N growing(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Has a region of this width, whatever is in it. */
    public static void fix(Region region, double width) {
        bound(region, width, width, width);
    }

    public static void bound(Region region, double least, double usual, double most) {
        region.setMinWidth(least);
        region.setPrefWidth(usual);
        region.setMaxWidth(most);
    }

    public static Region gap() {
        return growing(new Region());
    }

    /** Never narrower than its words. */
    public static <N extends Region> N whole(N region) {
        region.setMinWidth(Region.USE_PREF_SIZE);
        return region;
    }

    /** A cell of words about its item, empty without one. */
    public static <T> ListCell<T> cell(Function<T, String> words) {
        return new ListCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : words.apply(item));
            }
        };
    }

    /** All of some things by their words; {@code choose} is to make another one the chosen one. */
    public static <T> ListView<T> list(
            String id, List<T> items, Function<T, String> words, ObservableValue<T> chosen, Consumer<T> choose) {
        ListView<T> list = new ListView<>();
        list.setId(id);
        list.setAccessibleText(Texts.of(id));
        list.getItems().setAll(items);
        list.setCellFactory(view -> cell(words));
        chosen.subscribe(now -> list.getSelectionModel().select(now));
        list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                choose.accept(now);
            }
        });
        return list;
    }

    public static void place(Rectangle rectangle, double left, double top, double right, double bottom) {
        rectangle.setX(left);
        rectangle.setY(top);
        rectangle.setWidth(right - left);
        rectangle.setHeight(bottom - top);
    }

    /** Shows a node, or not; then it takes no room either. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
