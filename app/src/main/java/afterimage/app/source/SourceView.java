package afterimage.app.source;

import afterimage.app.control.Choice;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.data.DataImport.As;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        chosen.setId("source-found");
        Nodes.follow(() -> chosen.setText(words()), model.files, model.busy, model.contents);
        TextField name = Nodes.field("source-name", model.name);
        Function<Optional<As>, String> words =
                kind -> Texts.of(kind.map(As::name).map("source.as."::concat).orElse("source.as.tell"));
        Choice<Optional<As>> as =
                new Choice<>("source-as", words, Texts.of("source-as.about"), kind -> model.takeFor(kind.orElse(null)));
        List<Optional<As>> all = List.of(Optional.empty(), Optional.of(As.IMAGES), Optional.of(As.VIDEO));
        Nodes.follow(() -> as.fill(all, Optional.ofNullable(model.as.get())), model.as);
        Function<Integer, String> steps = n -> Texts.count("source.step", n);
        Choice<Integer> every = new Choice<>("source-step", steps, Texts.of("source-step.about"), model.step::set);
        List<Integer> some = IntStream.rangeClosed(1, MOST_STEP).boxed().toList();
        Nodes.follow(() -> every.fill(some, model.step.get()), model.step);
        VBox cutting = new VBox(8, slider("source-side", model.side, 0.05), slider("source-x", model.x, 0));
        cutting.getChildren().addAll(slider("source-y", model.y, 0), row("source-step", every));
        Button take = Nodes.styled(Nodes.button("source-take", model::take), "accent");
        take.disableProperty().bind(model.usable.not());
        Label problem = Nodes.note(Nodes.following(model.problem, null, "field-problem"));
        Nodes.showIf(cutting, model.contents.map(SourceViewModel.Contents::ofVideos));
        HBox kind = row("source-as", as);
        Nodes.showIf(kind, model.contents.map(SourceViewModel.Contents::either));
        Nodes.showIf(player, model.contents.map(found -> !found.frames().isEmpty()));
        VBox left = new VBox(10, row("source-name", name), kind, cutting);
        player.setPrefSize(280, 300);
        player.setMinSize(280, 300);
        Button file = Nodes.button("source-files", this::chooseFiles);
        Button folder = Nodes.button("source-folder", this::chooseFolder);
        HBox below = new HBox(16, Nodes.growing(left), player);
        getChildren().addAll(Nodes.text(Texts.of("source.about"), "dim"), Nodes.row(8, file, folder));
        getChildren().addAll(chosen, below, problem, Nodes.row(8, Nodes.gap(), take));
        Runnable show = () -> show(time.getValue().intValue());
        Nodes.whenever(show, time, model.contents, model.x, model.y, model.side, model.step);
    }

    private String words() {
        List<Path> files = model.files.get();
        if (files.isEmpty()) {
            return Texts.of("source.none");
        }
        String which = files.size() == 1
                ? files.get(0).toString()
                : Texts.of("source.several", files.get(0), files.size() - 1);
        String what = model.busy.get()
                ? Texts.of("source.reading")
                : model.contents.get().words();
        return which + "\n" + what;
    }

    private static HBox row(String id, Node field) {
        Label label = Nodes.label(Texts.of(id), "field-name");
        label.setMinWidth(LABEL);
        label.setLabelFor(field);
        return Nodes.row(8, label, Nodes.growing(field));
    }

    private static HBox slider(String id, DoubleProperty value, double least) {
        Slider slider = Nodes.slider(id, least, 1, 0.05);
        slider.valueProperty().bindBidirectional(value);
        return row(id, slider);
    }

    private void show(int time) {
        if (!model.contents.get().frames().isEmpty()) {
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
