package afterimage.app.source;

import afterimage.app.control.Choice;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.data.DataImport.As;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Choosing data: files, what they are, for videos what is cut out, and how that looks. */
public final class SourceView extends VBox {
    private static final int MOST_STEP = 10;
    private static final double LABEL = 110;

    private final SourceViewModel model;
    private final FramePlayer player = new FramePlayer(Texts.of("source.preview"), "input");

    /** @param time that all players are at */
    public SourceView(SourceViewModel model, ObservableValue<? extends Number> time) {
        this.model = model;
        Nodes.styled(this, "source-pane");
        Label chosen = Nodes.text("");
        chosen.textProperty().bind(model.files.map(SourceView::words));
        TextField name = Nodes.field("source-name", model.name);
        Function<Optional<As>, String> words =
                kind -> Texts.of(kind.map(As::name).map("source.as."::concat).orElse("source.as.tell"));
        Choice<Optional<As>> as =
                new Choice<>("source-as", words, Texts.of("source-as.about"), kind -> model.as.set(kind.orElse(null)));
        Stream<As> all = Stream.concat(Stream.of((As) null), Arrays.stream(As.values()));
        as.fill(all.map(Optional::ofNullable).toList(), Optional.empty());
        Function<Integer, String> steps = n -> Texts.count("source.step", n);
        Choice<Integer> every = new Choice<>("source-step", steps, Texts.of("source-step.about"), model.step::set);
        every.fill(IntStream.rangeClosed(1, MOST_STEP).boxed().toList(), 1);
        VBox cutting = new VBox(
                8,
                slider("source-side", model.side, 0.05),
                slider("source-x", model.x, 0),
                slider("source-y", model.y, 0),
                row("source-step", every));
        Button take = Nodes.styled(Nodes.button("source-take", model::take), "accent");
        BooleanBinding incomplete = Bindings.createBooleanBinding(
                () -> model.files.get().isEmpty() || model.name.get().isBlank(), model.files, model.name);
        take.disableProperty().bind(model.busy.or(incomplete));
        Label problem = Nodes.text("", "field-problem");
        problem.textProperty().bind(model.problem);
        Nodes.showIf(problem, model.problem.isNotEmpty());
        Nodes.showIf(cutting, model.isVideo);
        Nodes.showIf(player, model.frames.map(frames -> !frames.isEmpty()));
        VBox left = new VBox(10, row("source-name", name), row("source-as", as), cutting);
        player.setPrefSize(280, 300);
        player.setMinSize(280, 300);
        Button file = Nodes.button("source-files", this::chooseFiles);
        Button folder = Nodes.button("source-folder", this::chooseFolder);
        HBox below = new HBox(16, Nodes.growing(left), player);
        getChildren().addAll(Nodes.text(Texts.of("source.about"), "dim"), Nodes.row(8, file, folder));
        getChildren().addAll(chosen, below, problem, Nodes.row(8, Nodes.gap(), take));
        Stream.of(time, model.frames, model.x, model.y, model.side, model.step)
                .forEach(each -> each.addListener(
                        (p, before, now) -> show(time.getValue().intValue())));
    }

    private static String words(List<Path> files) {
        if (files.isEmpty()) {
            return Texts.of("source.none");
        }
        return files.size() == 1 ? files.get(0).toString() : Texts.of("source.several", files.get(0), files.size() - 1);
    }

    private static HBox row(String id, Node field) {
        Label label = Nodes.label(Texts.of(id), "field-name");
        label.setMinWidth(LABEL);
        label.setLabelFor(field);
        return Nodes.row(8, label, Nodes.growing(field));
    }

    private static HBox slider(String id, DoubleProperty value, double least) {
        Slider slider = new Slider(least, 1, value.get());
        slider.setId(id);
        slider.setAccessibleText(Texts.of(id));
        slider.valueProperty().bindBidirectional(value);
        return row(id, slider);
    }

    private void show(int time) {
        if (!model.frames.get().isEmpty()) {
            player.show(model.cut(time), time);
        }
    }

    private void chooseFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("source-files"));
        Optional.ofNullable(chooser.showOpenMultipleDialog(getScene().getWindow()))
                .ifPresent(files -> model.look(files.stream().map(File::toPath).toList()));
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("source-folder"));
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .ifPresent(folder -> model.look(List.of(folder.toPath())));
    }
}
