package afterimage.app.export;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.control.Segments;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.digits.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Shows what can be exported on the left, what it will look like in the middle, how and where to below it. */
public final class ExportView extends BorderPane {
    private static final double LIST_WIDTH = 216;
    private static final double NAME_WIDTH = 72;
    private static final double NOTE_HEIGHT = 18;

    private final ExportViewModel model;

    public ExportView(ExportViewModel model, FigureViewModel figure, Runnable onClose) {
        this.model = model;
        getStyleClass().add("export");
        setLeft(list());
        PreviewPane preview = Nodes.growing(new PreviewPane(model.previewProperty()));
        FigureChoiceView choice = new FigureChoiceView(figure);
        Nodes.showIf(choice, chosen(model::isFigure));
        setCenter(Nodes.styled(new VBox(about(), preview, choice, options(), target()), "export-middle"));
        setBottom(foot(onClose));
    }

    /** What follows from the thing and the format that are chosen. */
    private <T> ObservableValue<T> chosen(Supplier<T> words) {
        return Bindings.createObjectBinding(words::get, model.exhibit, model.format);
    }

    private Node list() {
        ListView<Exhibit> list =
                Nodes.list("export-list", model.exhibits, Exhibit::title, model.exhibit, model.exhibit::set);
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(LIST_WIDTH);
        return list;
    }

    private Node about() {
        Label title = Nodes.following(model.exhibit.map(Exhibit::title), null, "view-title");
        Label about = Nodes.note(Nodes.following(model.exhibit.map(Exhibit::about), null, "dim"));
        about.setMinHeight(USE_PREF_SIZE);
        return new VBox(4, title, about);
    }

    /** A line of the dialog: the name of a key, then what there is to choose. */
    static HBox line(String key, Node... nodes) {
        Label label = Nodes.label(key.isEmpty() ? "" : Texts.of(key), "field-name");
        label.setMinWidth(NAME_WIDTH);
        HBox line = Nodes.row(8, label);
        line.getChildren().addAll(nodes);
        return line;
    }

    static <T> Segments<T> segments(String id, List<T> values, Function<T, String> words, Property<T> value) {
        Segments<T> segments = new Segments<>(id, values, words, value);
        segments.setAccessibleText(Texts.of(id));
        return Nodes.styled(segments, "export-segments");
    }

    private Node options() {
        Segments<Format> formats = segments("export-format", List.of(Format.values()), Format::name, model.format);
        for (Format format : Format.values()) {
            ToggleButton segment = formats.segment(format);
            Nodes.showIf(segment, model.exhibit.map(exhibit -> exhibit.formats().contains(format)));
            // Arrow keys pass over it.
            segment.disableProperty().bind(segment.visibleProperty().not());
        }
        Segments<Integer> scales = segments("export-scale", ExportViewModel.SCALES, n -> n + "x", model.scale);
        scales.disableProperty().bind(model.format.map(format -> !format.hasScale()));
        Function<Boolean, String> look = print -> Texts.of(print ? "export.print" : "export.shown");
        Segments<Boolean> looks = segments("export-theme", List.of(false, true), look, model.print);
        looks.disableProperty().bind(chosen(() -> !model.format.get().hasLook() || model.isFigure()));
        CheckBox differences = new CheckBox(Texts.of("export-differences"));
        differences.setId("export-differences");
        differences.selectedProperty().bindBidirectional(model.differences);
        differences.visibleProperty().bind(chosen(model::hasDifferences));
        ObservableValue<String> size =
                Bindings.createStringBinding(model::sizeText, model.previewProperty(), model.scale, model.format);
        HBox first = line("export-format", formats, scales, Nodes.following(size, null, "dim"));
        return new VBox(8, first, line("export-theme", looks, differences));
    }

    private Node target() {
        TextField file = Nodes.growing(Nodes.field("export-target", model.target.text));
        Button choose = Nodes.whole(Nodes.button("export-choose", this::choose));
        Label note = Nodes.following(model.target.note, null, "dim");
        // Its room is kept, so that nothing moves under the pointer when there is something to say.
        note.setMinHeight(NOTE_HEIGHT);
        return new VBox(4, line("export.file", file, choose), line("", note));
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("export.title", model.exhibit.get().title()));
        Path typed = model.target.path();
        Path now = typed == null ? Path.of("") : typed;
        chooser.setInitialFileName(
                now.getFileName() == null ? "" : now.getFileName().toString());
        if (now.getParent() != null && Files.isDirectory(now.getParent())) {
            chooser.setInitialDirectory(now.getParent().toFile());
        }
        Format as = model.format.get();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(as.name(), "*" + as.ending()));
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .ifPresent(chosen -> model.target.text.set(chosen.toString()));
    }

    private Node foot(Runnable onClose) {
        ObservableValue<Boolean> busy = model.state.map(ExportViewModel.State::busy);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.state.map(ExportViewModel.State::progress));
        Nodes.showIf(bar, busy);
        Button cancel = Nodes.whole(Nodes.button("export-cancel", model::cancel));
        Nodes.showIf(cancel, busy);
        bar.setPrefWidth(110);
        Label outcome = Nodes.following(model.state.map(ExportViewModel.State::sentence), "export-outcome", "dim");
        outcome.setWrapText(true);
        model.state.addListener(
                (p, before, now) -> outcome.getStyleClass().setAll("label", now.failed() ? "field-problem" : "dim"));
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setMaxWidth(Double.MAX_VALUE);
        Button copy = Nodes.whole(Nodes.button("export-copy", model::copy));
        Button close = Nodes.whole(Nodes.button("export-close", onClose));
        close.setCancelButton(true);
        Button write = Nodes.styled(Nodes.whole(Nodes.button("export-write", model::export)), "primary");
        write.setDefaultButton(true);
        List.of(copy, write).forEach(button -> button.disableProperty().bind(busy));
        return Nodes.styled(Nodes.row(8, bar, cancel, outcome, copy, close, write), "export-foot");
    }

    /** Offers the runs and the clip that a figure shows; the preview says why there is none. */
    private static final class FigureChoiceView extends VBox {
        private static final int MAX_CLIP = 100_000;

        private final FigureViewModel figure;
        private final VBox runs = new VBox(4);

        FigureChoiceView(FigureViewModel figure) {
            super(8);
            this.figure = figure;
            runs.setId("export-runs");
            figure.entries.addListener((ListChangeListener<FigureViewModel.Entry>) change -> fill());
            fill();
            HBox list = ExportView.line("export-runs", Nodes.growing(Nodes.styled(new Scroll(runs), "export-runs")));
            list.setAlignment(Pos.TOP_LEFT);
            Segments<Split> splits =
                    ExportView.segments("export-split", List.of(Split.VALIDATION, Split.TEST), Texts::of, figure.split);
            getChildren().addAll(list, ExportView.line("export.clip", splits, clip()));
        }

        private Spinner<Integer> clip() {
            Spinner<Integer> clip = new Spinner<>();
            clip.setId("export-clip");
            clip.setAccessibleText(Texts.of("export-clip"));
            clip.setEditable(true);
            clip.setPrefWidth(96);
            clip.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MAX_CLIP));
            clip.getValueFactory().valueProperty().bindBidirectional(figure.clip);
            return clip;
        }

        private void fill() {
            runs.getChildren().clear();
            for (FigureViewModel.Entry entry : figure.entries) {
                String about = Texts.of("export.clips-of", entry.run().clipSize());
                runs.getChildren().add(Nodes.check(null, entry.run().name(), about, entry.chosen()));
            }
            if (figure.entries.isEmpty()) {
                runs.getChildren().add(Nodes.label(Texts.of("export.looking"), "dim"));
            }
        }
    }

    /** Shows what the file will hold: a picture as large as there is room for, or the beginning of a table. */
    private static final class PreviewPane extends StackPane {
        private static final double MARGIN = 24;
        /** Of what is shown while the next is being made. */
        private static final double DIMMED = 0.25;

        private final ImageView picture = new ImageView();
        private final GridPane words = Nodes.styled(new GridPane(), "export-words");

        PreviewPane(ObservableValue<Previews.Preview> preview) {
            setId("export-preview");
            setAccessibleText(Texts.of("export-preview"));
            getStyleClass().add("export-preview");
            setMinSize(0, 0);
            picture.setPreserveRatio(true);

            ScrollPane table = new Scroll(words);
            table.setFitToWidth(false);
            table.visibleProperty().bind(preview.map(now -> now.image() == null));
            StackPane shown = new StackPane(picture, table);
            shown.setMinSize(0, 0);
            shown.opacityProperty().bind(preview.map(now -> now.making() ? DIMMED : 1));
            Label wait = new Label(Texts.of("export-making"));
            wait.setId("export-making");
            wait.visibleProperty().bind(preview.map(Previews.Preview::making));
            getChildren().addAll(shown, wait);
            preview.addListener((p, before, now) -> {
                if (!now.making()) {
                    picture.setImage(now.image() == null ? null : SwingFXUtils.toFXImage(now.image(), null));
                    fillTable(now.text() == null ? "" : now.text());
                    fit();
                }
            });
            layoutBoundsProperty().addListener((p, before, now) -> fit());
        }

        /** The beginning of a table, numbers short enough to be compared; a sentence is a table of one field. */
        private void fillTable(String text) {
            words.getChildren().clear();
            String[] lines = text.split("\n");
            for (int row = 0; row < lines.length; row++) {
                String[] fields = lines[row].split("\t");
                for (int column = 0; column < fields.length; column++) {
                    boolean number = fields[column].matches("-?\\d+\\.\\d+(E-?\\d+)?");
                    Label field =
                            new Label(number ? Words.of("%.4f", Double.parseDouble(fields[column])) : fields[column]);
                    field.setMinWidth(USE_PREF_SIZE);
                    GridPane.setHalignment(field, number ? HPos.RIGHT : HPos.LEFT);
                    words.add(field, column, row);
                }
            }
        }

        /** As large as there is room for, but no larger than it is. */
        private void fit() {
            if (picture.getImage() != null) {
                picture.setFitWidth(Math.min(picture.getImage().getWidth(), Math.max(1, getWidth() - MARGIN)));
                picture.setFitHeight(Math.min(picture.getImage().getHeight(), Math.max(1, getHeight() - MARGIN)));
            }
        }
    }
}
