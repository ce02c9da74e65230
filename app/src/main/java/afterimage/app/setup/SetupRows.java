package afterimage.app.setup;

import afterimage.app.control.Naming;
import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Texts;
import afterimage.app.setup.SetupFixes.Fix;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The panel's rows: a name, a control, and under them the reason and the offer where a setting cannot work. */
record SetupRows(SetupViewModel model) {
    /** More would not show their names. */
    private static final int MOST_IN_A_ROW = 3;

    private static final double LABEL_WIDTH = 108;
    /** Pixels of a label's type outside projector mode. */
    private static final double TYPE = 13;

    private static final double FIELD_WIDTH = 44;
    private static final double GAP = 8;

    /** Rows one below the other, under the heading of the first if it has one; each is there only while it has a use. */
    VBox group(Setting first, Setting last) {
        VBox group = Nodes.styled(new VBox(), "fold-group");
        if (!first.heading.isEmpty()) {
            group.getChildren().add(Nodes.label(first.heading, "fold-title"));
        }
        Collection<Setting> settings = EnumSet.range(first, last);
        for (Setting each : settings) {
            VBox row = row(each);
            whileUsed(List.of(each), used -> Nodes.show(row, used));
            group.getChildren().add(row);
        }
        whileUsed(settings, used -> Nodes.show(group, used));
        return group;
    }

    VBox row(Setting setting) {
        return setting.form.isChecked()
                ? told(new VBox(2, check(setting)), Set.of(setting))
                : row(setting, control(setting));
    }

    /** @param about what the row sets as well */
    VBox row(Setting setting, Node field, Setting... about) {
        Label label = Nodes.label(setting.label, "field-name");
        // As wide as type is large.
        label.minWidthProperty().bind(label.fontProperty().map(type -> LABEL_WIDTH * type.getSize() / TYPE));
        label.setTooltip(new Tooltip(setting.about));
        label.setLabelFor(field);
        return told(new VBox(2, Nodes.row(GAP, label, Nodes.growing(field))), EnumSet.of(setting, about));
    }

    /** What sets a setting: a field, or a list of what can be chosen. */
    Control control(Setting setting) {
        Control control = setting.choices.isEmpty() ? text(setting) : choice(setting);
        control.setId(setting.id());
        control.setAccessibleText(setting.title);
        control.setAccessibleHelp(setting.about);
        return control;
    }

    /** The same, to be left alone while it has no use. */
    Node disabling(Setting setting, Node control) {
        whileUsed(List.of(setting), used -> control.setDisable(!used));
        return control;
    }

    private TextField text(Setting setting) {
        TextField made = new TextField();
        made.setMinWidth(FIELD_WIDTH);
        made.setPrefColumnCount(4);
        made.textProperty().bindBidirectional(model.text(setting));
        return made;
    }

    private ComboBox<String> choice(Setting setting) {
        StringProperty text = model.text(setting);
        ComboBox<String> box = combo(setting.choices.keySet(), text, value -> model.words(setting, value));
        if (setting == Setting.PEEPHOLES) {
            // A box asks for the words of a value once.
            model.text(Setting.CELL).addListener((p, before, now) -> box.setSkin(new ComboBoxListViewSkin<>(box)));
        }
        // What a file has that is not offered is there as well; a mix of losses is made by its weights.
        text.addListener((p, before, now) -> {
            if (setting != Setting.LOSS && !box.getItems().contains(now)) {
                box.getItems().add(now);
            }
        });
        return box;
    }

    static ComboBox<String> combo(Collection<String> values, Property<String> value, UnaryOperator<String> words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Naming<>(item -> item == null ? "" : words.apply(item)));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private CheckBox check(Setting setting) {
        StringProperty text = model.text(setting);
        CheckBox box = new CheckBox(setting.label);
        box.setId(setting.id());
        box.setWrapText(true);
        box.setTooltip(new Tooltip(setting.about));
        box.setAccessibleHelp(setting.about);
        text.subscribe(now -> box.setSelected(Boolean.parseBoolean(now)));
        box.selectedProperty().addListener((p, before, now) -> text.set(Boolean.toString(now)));
        return box;
    }

    /** All that can be chosen beside each other, each explained by what the glossary says of it. */
    VBox segments(Setting setting, List<String> terms) {
        List<String> values = setting.form.values();
        int columns = values.size() > MOST_IN_A_ROW ? (values.size() + 1) / 2 : values.size();
        Segments<String> bar = new Segments<>(
                        setting.id(), values, text -> model.words(setting, text), model.text(setting))
                .explained(text -> terms.get(values.indexOf(text)))
                .spread(columns);
        return told(new VBox(2, bar), Set.of(setting));
    }

    /** Words to click on, those of its id, that never look as if they had been. */
    static Hyperlink link(String id, Consumer<Hyperlink> action) {
        Hyperlink link = Nodes.styled(new Hyperlink(Texts.of(id)), "field-fix");
        link.setId(id);
        link.setOnAction(e -> {
            link.setVisited(false);
            action.accept(link);
        });
        return link;
    }

    static HBox pair(Node first, Node second) {
        return Nodes.row(6, Nodes.growing(first), second);
    }

    /** Tells whether at least one of them has a use, now and whenever a choice changes that. */
    private void whileUsed(Collection<Setting> settings, Consumer<Boolean> tell) {
        Runnable decide = () -> tell.accept(settings.stream().anyMatch(model::uses));
        settings.stream()
                .flatMap(each -> Arrays.stream(each.when))
                .map(Setting.When::other)
                .distinct()
                .forEach(other -> model.text(other).addListener((p, before, now) -> decide.run()));
        decide.run();
    }

    /** Under the row, while a run trains: whether what is set acts on it. */
    private void tellRun(VBox row, Set<Setting> settings) {
        row.getChildren().removeIf(each -> each.getStyleClass().contains("acts-on"));
        settings.stream()
                .map(model::actsOn)
                .filter(words -> !words.isEmpty())
                .limit(1)
                .forEach(words -> row.getChildren().add(Nodes.text(words, "acts-on", "dim")));
    }

    /** Under the row, while there is one: the reason, and the nearest setting that works. */
    private VBox told(VBox row, Set<Setting> about) {
        Label reason = Nodes.text("", "field-problem");
        Hyperlink offer = Nodes.styled(new Hyperlink(), "field-fix");
        VBox problem = new VBox(reason, offer);
        Runnable tell = () -> {
            Optional<Setting> first =
                    about.stream().filter(model.problems::containsKey).findFirst();
            reason.setText(first.map(model.problems::get).orElse(""));
            Optional<Fix> fix = first.flatMap(model::fix);
            offer.setText(fix.map(Fix::words).orElse(""));
            offer.setOnAction(e -> fix.ifPresent(f -> f.apply().run()));
            offer.setVisited(false);
            Nodes.show(offer, fix.isPresent());
            row.getChildren().remove(problem);
            if (first.isPresent()) {
                row.getChildren().add(problem);
            }
        };
        model.problems.addListener((MapChangeListener<Setting, String>) change -> {
            if (about.contains(change.getKey())) {
                tell.run();
            }
        });
        // The offer follows what is typed also while the reason stays the same.
        about.forEach(each -> model.text(each).addListener((p, before, now) -> tell.run()));
        tell.run();
        Nodes.whenever(() -> tellRun(row, about), model.spec, model.trained);
        return row;
    }
}
