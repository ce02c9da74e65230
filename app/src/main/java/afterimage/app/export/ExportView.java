package afterimage.app.export;

import afterimage.engine.digits.Split;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What can be exported on the left, what it will look like in the middle, how and where to below it. */
public final class ExportView extends BorderPane {
    private static final double LIST_WIDTH = 196;
    private static final double NAME_WIDTH = 72;
    private static final int MAX_CLIP = 100_000;

    private final ExportViewModel model;
    private final FigureViewModel figure;
    /** Kept here, because bindings alone do not keep it. */
    private final ObjectProperty<Integer> clipNumber;

    /** @param onClose puts the dialog away */
    public ExportView(ExportViewModel model, FigureViewModel figure, Runnable onClose) {
        this.model = model;
        this.figure = figure;
        this.clipNumber = figure.clipProperty().asObject();
        getStyleClass().add("export");
        setLeft(list());
        VBox middle = new VBox(about(), preview(), figureChoice(), options(), target());
        middle.getStyleClass().add("export-middle");
        setCenter(middle);
        setBottom(foot(onClose));
    }

    private Node list() {
        ListView<Exhibit> list = new ListView<>();
        list.setId("export-list");
        list.setAccessibleText("What to export");
        list.getItems().setAll(model.exhibits());
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Exhibit item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item.title());
            }
        });
        list.getSelectionModel().select(model.exhibitProperty().get());
        list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> {
            if (now != null) {
                model.exhibitProperty().set(now);
            }
        });
        model.exhibitProperty()
                .addListener((p, before, now) -> list.getSelectionModel().select(now));
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(LIST_WIDTH);
        return list;
    }

    private Node about() {
        Label title = new Label();
        title.getStyleClass().add("view-title");
        title.textProperty().bind(model.exhibitProperty().map(Exhibit::title));
        Label about = new Label();
        about.getStyleClass().add("dim");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.textProperty().bind(model.exhibitProperty().map(Exhibit::about));
        return new VBox(4, title, about);
    }

    private Node preview() {
        ImageView picture = new ImageView();
        picture.setPreserveRatio(true);
        GridPane words = new GridPane();
        words.getStyleClass().add("export-words");
        ScrollPane table = new ScrollPane(words);
        table.visibleProperty().bind(model.previewProperty().map(now -> now.image() == null));
        StackPane stage = new StackPane(picture, table);
        stage.setId("export-preview");
        stage.setAccessibleText("Preview");
        stage.getStyleClass().add("export-preview");
        stage.setMinSize(0, 0);
        VBox.setVgrow(stage, Priority.ALWAYS);
        model.previewProperty().addListener((p, before, now) -> {
            picture.setImage(now.image() == null ? null : SwingFXUtils.toFXImage(now.image(), null));
            fillTable(words, now.text() == null ? "" : now.text());
            fit(stage, picture);
        });
        stage.layoutBoundsProperty().addListener((p, before, now) -> fit(stage, picture));
        return stage;
    }

    /** The beginning of a table, numbers short enough to be compared; a sentence is a table of one field. */
    private static void fillTable(GridPane table, String text) {
        table.getChildren().clear();
        String[] lines = text.split("\n");
        for (int row = 0; row < lines.length; row++) {
            String[] fields = lines[row].split("\t");
            for (int column = 0; column < fields.length; column++) {
                boolean number = fields[column].matches("-?\\d+\\.\\d+(E-?\\d+)?");
                Label field = new Label(
                        number
                                ? String.format(Locale.ROOT, "%.4f", Double.parseDouble(fields[column]))
                                : fields[column]);
                field.setMinWidth(USE_PREF_SIZE);
                GridPane.setHalignment(field, number ? HPos.RIGHT : HPos.LEFT);
                table.add(field, column, row);
            }
        }
    }

    /** As large as there is room for, but no larger than it is. */
    private static void fit(Region stage, ImageView picture) {
        if (picture.getImage() != null) {
            picture.setFitWidth(Math.min(picture.getImage().getWidth(), Math.max(1, stage.getWidth() - 24)));
            picture.setFitHeight(Math.min(picture.getImage().getHeight(), Math.max(1, stage.getHeight() - 24)));
        }
    }

    private Node options() {
        HBox formats = segments("export-format", "Format");
        fill(formats, List.of(Format.values()), model.formatProperty(), Format::name);
        for (int i = 0; i < Format.values().length; i++) {
            Format format = Format.values()[i];
            Node segment = formats.getChildren().get(i);
            segment.managedProperty()
                    .bind(model.exhibitProperty()
                            .map(exhibit -> exhibit.formats().contains(format)));
            segment.visibleProperty().bind(segment.managedProperty());
        }
        HBox scales = segments("export-scale", "Scale");
        fill(scales, ExportViewModel.SCALES, model.scaleProperty().asObject(), n -> n + "x");
        scales.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.formatProperty().get().hasScale(), model.formatProperty()));
        HBox looks = segments("export-theme", "Colours");
        fill(
                looks,
                List.of(false, true),
                model.printProperty().asObject(),
                yes -> yes ? "light for print" : "as shown");
        looks.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.formatProperty().get().hasLook() || isFigure(),
                        model.formatProperty(),
                        model.exhibitProperty()));
        Label size = new Label();
        size.getStyleClass().add("dim");
        size.textProperty()
                .bind(Bindings.createStringBinding(
                        model::sizeText, model.previewProperty(), model.scaleProperty(), model.formatProperty()));
        HBox first = line("Format", formats, scales, size);
        return new VBox(8, first, line("Colours", looks));
    }

    private Node target() {
        TextField file = new TextField();
        file.setId("export-target");
        file.setAccessibleText("File to write");
        file.textProperty().bindBidirectional(model.targetProperty());
        HBox.setHgrow(file, Priority.ALWAYS);
        Button choose = new Button("Choose…");
        choose.setId("export-choose");
        choose.setOnAction(e -> choose());
        choose.setMinWidth(USE_PREF_SIZE);
        Label note = new Label();
        note.getStyleClass().add("dim");
        note.textProperty().bind(model.targetNoteProperty());
        HBox under = line("", note);
        under.managedProperty().bind(note.textProperty().isNotEmpty());
        under.visibleProperty().bind(under.managedProperty());
        return new VBox(4, line("File", file, choose), under);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export " + model.exhibitProperty().get().title());
        Path now = Path.of(model.targetProperty().get());
        chooser.setInitialFileName(
                now.getFileName() == null ? "" : now.getFileName().toString());
        if (now.getParent() != null && Files.isDirectory(now.getParent())) {
            chooser.setInitialDirectory(now.getParent().toFile());
        }
        Format as = model.formatProperty().get();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(as.name(), "*" + as.ending()));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.setTarget(chosen.toPath());
        }
    }

    private Node figureChoice() {
        VBox runs = new VBox(4);
        runs.setId("export-runs");
        figure.entries().addListener((ListChangeListener<FigureViewModel.Entry>) change -> fillRuns(runs));
        fillRuns(runs);
        ScrollPane scroll = new ScrollPane(runs);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("export-runs");
        HBox splits = segments("export-split", "Clip's digits");
        fill(
                splits,
                List.of(Split.VALIDATION, Split.TEST),
                figure.splitProperty(),
                split -> split == Split.TEST ? "test" : "held-out");
        Spinner<Integer> clip = new Spinner<>();
        clip.setId("export-clip");
        clip.setAccessibleText("Number of the clip");
        clip.setEditable(true);
        clip.setPrefWidth(96);
        SpinnerValueFactory<Integer> numbers = new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MAX_CLIP);
        numbers.valueProperty().bindBidirectional(clipNumber);
        clip.setValueFactory(numbers);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(figure.problemProperty());
        HBox list = line("Runs", scroll);
        list.setAlignment(Pos.TOP_LEFT);
        HBox why = line("", problem);
        why.managedProperty().bind(problem.textProperty().isNotEmpty());
        why.visibleProperty().bind(why.managedProperty());
        VBox box = new VBox(8, list, line("Clip", splits, clip), why);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        box.managedProperty().bind(Bindings.createBooleanBinding(this::isFigure, model.exhibitProperty()));
        box.visibleProperty().bind(box.managedProperty());
        return box;
    }

    private void fillRuns(VBox runs) {
        runs.getChildren().clear();
        for (FigureViewModel.Entry entry : figure.entries()) {
            CheckBox box = new CheckBox(entry.run().name());
            box.setTooltip(new Tooltip("Clips of " + entry.run().clipSize()));
            box.selectedProperty().bindBidirectional(entry.chosen());
            runs.getChildren().add(box);
        }
        if (figure.entries().isEmpty()) {
            Label none = new Label("Looking for trained runs …");
            none.getStyleClass().add("dim");
            runs.getChildren().add(none);
        }
    }

    private boolean isFigure() {
        return model.exhibitProperty().get().id().equals(FigureExhibit.ID);
    }

    private Node foot(Runnable onClose) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(model.busyProperty());
        bar.managedProperty().bind(model.busyProperty());
        bar.setPrefWidth(110);
        Label outcome = new Label();
        outcome.setId("export-outcome");
        outcome.getStyleClass().add("dim");
        outcome.setWrapText(true);
        outcome.textProperty().bind(model.outcomeProperty());
        model.failedProperty()
                .addListener(
                        (p, before, now) -> outcome.getStyleClass().setAll("label", now ? "field-problem" : "dim"));
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setMaxWidth(Double.MAX_VALUE);
        Button copy = button("Copy", "export-copy", "Copy to the clipboard", model::copy);
        copy.disableProperty().bind(model.busyProperty());
        Button close = button("Close", "export-close", "Close (Esc)", onClose);
        close.setCancelButton(true);
        Button write = button("Export", "export-write", "Write the file (Enter)", model::export);
        write.getStyleClass().add("primary");
        write.setDefaultButton(true);
        write.disableProperty().bind(model.busyProperty());
        HBox foot = new HBox(8, bar, outcome, copy, close, write);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("export-foot");
        return foot;
    }

    private static Button button(String text, String id, String tooltip, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tooltip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static HBox line(String name, Node... nodes) {
        HBox line = new HBox(8, label(name));
        line.getChildren().addAll(nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        ((Label) line.getChildren().get(0)).setMinWidth(NAME_WIDTH);
        return line;
    }

    private static Label label(String name) {
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox segments(String id, String accessible) {
        HBox bar = new HBox();
        bar.setId(id);
        bar.setAccessibleText(accessible);
        bar.getStyleClass().addAll("segments", "export-segments");
        return bar;
    }

    private static <T> void fill(HBox bar, List<T> values, Property<T> value, Function<T, String> words) {
        ToggleGroup group = new ToggleGroup();
        for (T each : values) {
            ToggleButton segment = new ToggleButton(words.apply(each));
            segment.setId(bar.getId() + "-"
                    + words.apply(each).toLowerCase(Locale.ROOT).replace(' ', '-'));
            segment.setToggleGroup(group);
            segment.setMinWidth(USE_PREF_SIZE);
            segment.setSelected(each.equals(value.getValue()));
            // A click on the chosen one must not leave none chosen.
            segment.setOnAction(e -> {
                value.setValue(each);
                segment.setSelected(true);
            });
            bar.getChildren().add(segment);
        }
        value.addListener((p, before, now) -> group.getToggles().stream()
                .filter(t -> ((ToggleButton) t).getText().equals(words.apply(now)))
                .forEach(t -> t.setSelected(true)));
    }
}
