package afterimage.app.setup;

import afterimage.app.control.Choice;
import afterimage.app.control.Flyout;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.data.DataSpec;
import afterimage.engine.model.ModelSummary;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The setup panel. Each setting tells its problem under itself; the card below, which does not scroll away, says what
 * the settings cost.
 */
public final class SetupView extends VBox {
    private static final double SHORT_CHOICE_WIDTH = 84;
    /** What stays visible above a field that was scrolled to, pixels. */
    private static final double ABOVE = 60;

    private final SetupViewModel model;
    private final SetupRows rows;
    private final Queue<Runnable> missing = new ArrayDeque<>();
    private final VBox panel = Nodes.styled(new VBox(), "setup-panel");
    private final ScrollPane scroll = new Scroll(panel);

    /** @param addData leads to choosing data of the user's */
    public SetupView(SetupViewModel model, SetupViewModel.RunInView run, Runnable addData) {
        this.model = model;
        this.rows = new SetupRows(model);
        getStyleClass().add("setup");
        scroll.setId("settings");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        missing.add(() -> section("preset", PresetBox.of(model)));
        missing.add(() -> data(addData));
        missing.add(this::model);
        missing.add(() -> training(run.commitRate()));
        CostCard cost = new CostCard(model, run);
        missing.add(cost::compare);
        VBox foot = Nodes.styled(new VBox(cost), "setup-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Nodes.growing(scroll), foot);
        model.pointedAt.addListener((p, before, now) -> Optional.ofNullable(now).ifPresent(this::leadTo));
    }

    /** Puts the next section in, if one is missing. They are large, so that the window comes up sooner without them. */
    public void fillNext() {
        if (!missing.isEmpty()) {
            missing.remove().run();
        }
    }

    /** Opens what hides a setting, scrolls to it and gives it the keys. */
    private void leadTo(Setting setting) {
        String id = "#" + setting.id();
        panel.lookupAll(".fold").forEach(fold -> ((Fold) fold).openFor(id));
        Node control = panel.lookup(id);
        if (control == null) {
            return;
        }
        control.requestFocus();
        // What was just opened has its height only after a layout.
        getScene().getRoot().applyCss();
        getScene().getRoot().layout();
        double above = panel.sceneToLocal(control.localToScene(0, 0)).getY() - ABOVE;
        double room = panel.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.max(0, Math.min(1, above / room)));
    }

    private void data(Runnable addData) {
        Function<Optional<DataSpec>, String> name = of -> of.map(DataSpec::name).orElse(Texts.of("setup.mnist"));
        String about = Texts.of("data-source.about");
        Choice<Optional<DataSpec>> source = new Choice<>("data-source", name, about, of -> model.use(of.orElse(null)));
        source.setMaxWidth(Double.MAX_VALUE);
        Runnable fill = () -> {
            Stream<DataSpec> all = Stream.concat(Stream.of((DataSpec) null), model.sources.stream());
            source.fill(all.map(Optional::ofNullable).toList(), Optional.ofNullable(model.data.get()));
        };
        model.sources.addListener((ListChangeListener<DataSpec>) change -> fill.run());
        Nodes.follow(fill, model.data);
        Node digits = rows.row(Setting.DIGITS);
        Node speed = rows.row(Setting.SPEED);
        // Nobody can say how many things are in a video, nor how fast they move.
        ObservableValue<Boolean> ofVideos = model.data.map(DataSpec::ofVideos).orElse(false);
        digits.disableProperty().bind(ofVideos);
        speed.disableProperty().bind(ofVideos);
        Button roll = Nodes.styled(Nodes.button("roll-seed", Icon.DICE, model::rollSeed), "flat");
        section(
                "data",
                SetupRows.pair(source, Nodes.styled(Nodes.button("data-add", Icon.PLUS, addData), "flat")),
                digits,
                speed,
                rows.row(Setting.FRAMES),
                rows.row(Setting.SEED, SetupRows.pair(rows.control(Setting.SEED), roll)),
                new Fold("more-data", model, rows.group(Setting.FRAME_SIZE, Setting.POSITIONS)));
    }

    private void model() {
        List<String> cells = List.of(Terms.words("fc-lstm"), Terms.words("convlstm"));
        String predictor = Terms.words("predictor");
        String composite = Terms.words("composite");
        List<String> tasks = List.of(Terms.words("autoencoder"), predictor, composite, Terms.words("next-frame"));
        Node kernel = rows.disabling(Setting.KERNEL, rows.control(Setting.KERNEL));
        Node patch = rows.disabling(Setting.PATCH, rows.control(Setting.PATCH));
        section(
                "model",
                rows.segments(Setting.CELL, cells),
                rows.segments(Setting.TASK, tasks),
                rows.row(Setting.LAYERS),
                rows.row(Setting.KERNEL, SetupRows.pair(kernel, Nodes.growing(patch)), Setting.PATCH),
                rows.row(Setting.PEEPHOLES),
                rows.row(Setting.DECODER_INPUT),
                rows.disabling(Setting.RECONSTRUCTION, rows.row(Setting.RECONSTRUCTION)),
                new Fold(
                        "more-model",
                        model,
                        new LayerEditor(model),
                        rows.group(Setting.OUTPUT_LAYER, Setting.RESOLUTION),
                        rows.group(Setting.SAMPLING, Setting.SAMPLING_STEPS),
                        rows.group(Setting.FIRST_INPUT, Setting.READS_ITS_OWN),
                        rows.group(Setting.MOVERS, Setting.MOVER_FEATURES),
                        rows.group(Setting.OUTPUT_GATE, Setting.DROPOUT),
                        rows.group(Setting.INPUT_WEIGHTS, Setting.FORGET_BIAS)));
    }

    private void training(Runnable onRate) {
        Control loss = rows.control(Setting.LOSS);
        loss.setMinWidth(SHORT_CHOICE_WIDTH);
        loss.setPrefWidth(SHORT_CHOICE_WIDTH);
        section(
                "training",
                rows.row(Setting.OPTIMIZER),
                new RateRows(rows, model.rate, onRate),
                rows.row(Setting.LOSS, SetupRows.pair(loss, rows.control(Setting.BATCH)), Setting.BATCH),
                new Fold(
                        "more-training",
                        model,
                        rows.group(Setting.MSE, Setting.RECONSTRUCTION_SHARE),
                        rows.group(Setting.MOMENTUM, Setting.FIRST_SQUARE),
                        rows.group(Setting.SCHEDULE, Setting.WARM_UP),
                        rows.group(Setting.HORIZON, Setting.STAGES),
                        rows.group(Setting.CLIP_GRADIENTS, Setting.WEIGHT_DECAY),
                        rows.group(Setting.LOOK_EVERY, Setting.KEEPS_BEST),
                        rows.group(Setting.PRECISION, Setting.PRECISION)));
    }

    private void section(String what, Node... content) {
        panel.getChildren().add(Nodes.label(Texts.of("setup." + what), "section-title"));
        panel.getChildren().addAll(content);
    }

    /** What the settings cost, which published model they are nearest to, and what Train would do with them. */
    private static final class CostCard extends VBox {
        private final SetupViewModel model;

        CostCard(SetupViewModel model, SetupViewModel.RunInView run) {
            super(4);
            this.model = model;
            getStyleClass().addAll("card", "cost-card");
            ObservableValue<String> parameters = of(s -> Words.of("%,d", s.parameters()));
            HBox size = cost("cost-parameters", Terms.words("parameters"), parameters);
            HBox memory = cost("cost-memory", Terms.words("memory"), of(s -> Words.bytes(s.memoryBytes())));
            HBox work = cost("cost-work-a-step", Terms.words("flops"), of(s -> flops(s.stepFlops())));
            HBox time = cost("cost-estimated-step", Texts.of("cost-estimated-step.about"), model.stepTime);
            getChildren().addAll(size, memory, work, time, note(run));
        }

        private static String flops(long flops) {
            return Words.of(flops >= 1e10 ? "%.0f GFLOP" : "%.1f GFLOP", flops / 1e9);
        }

        private ObservableValue<String> of(Function<ModelSummary, String> words) {
            return model.summary.map(words).orElse("–");
        }

        private static HBox cost(String id, String about, ObservableValue<String> words) {
            Label label = Nodes.explained(Texts.of(id), about, "dim");
            Label value = Nodes.whole(Nodes.following(words, id, "number"));
            label.setLabelFor(value);
            return new HBox(label, Nodes.gap(), value);
        }

        private static VBox note(SetupViewModel.RunInView run) {
            Label words = Nodes.note(Nodes.following(run.note(), "note", "dim"));
            Hyperlink take =
                    SetupRows.link("take-settings", link -> run.takeSettings().run());
            take.setWrapText(true);
            Nodes.showIf(take, run.differs());
            return Nodes.styled(new VBox(words, take), "note");
        }

        /** Adds which published model they are nearest to. */
        void compare() {
            ObservableValue<PublishedModel> nearest = model.published;
            ObservableValue<String> sentence =
                    nearest.map(PublishedModel::sentence).orElse("");
            Label words = Nodes.note(Nodes.following(sentence, "badge", "dim"));
            Hyperlink show =
                    SetupRows.link("badge-show", link -> new Flyout(differences(nearest.getValue())).showBeside(link));
            Nodes.showIf(
                    show, nearest.map(found -> !found.differences().isEmpty()).orElse(false));
            VBox badge = Nodes.styled(new VBox(words, show), "badge");
            Nodes.showIf(badge, nearest.map(found -> true).orElse(false));
            getChildren().add(getChildren().size() - 1, badge);
        }

        private VBox differences(PublishedModel nearest) {
            GridPane table = Nodes.styled(new GridPane(), "differences");
            Stream.of("setting", "here", "there")
                    .map(column -> Nodes.label(Texts.of("setup.differs." + column), "layer-head"))
                    .forEach(head -> table.addRow(0, head));
            for (PublishedModel.Difference each : nearest.differences()) {
                Label there = Nodes.label(each.there(), "dim");
                table.addRow(table.getRowCount(), Nodes.label(each.setting(), "dim"), new Label(each.here()), there);
            }
            VBox content = new VBox(10, Nodes.label(nearest.source() + ", " + nearest.row(), "view-title"), table);
            content.getChildren().add(Nodes.button("badge-take", () -> {
                model.preset.set(nearest.preset());
                content.getScene().getWindow().hide();
            }));
            return content;
        }
    }

    /** Settings that few need, behind a line that opens them; it opens by itself when one of them is in the way. */
    static final class Fold extends VBox {
        private final ToggleButton head = Nodes.styled(new ToggleButton(), "fold-head");
        private final VBox body;

        Fold(String id, SetupViewModel model, Node... rows) {
            getStyleClass().add("fold");
            Region arrow = Nodes.styled(new Region(), "fold-arrow");
            head.setText(Texts.of(id));
            head.setGraphic(arrow);
            head.setId(id);
            head.setMaxWidth(Double.MAX_VALUE);
            head.setAccessibleText(Texts.of("setup.fold", head.getText()));
            body = Nodes.styled(new VBox(rows), "fold-body");
            head.selectedProperty().addListener((p, before, now) -> {
                arrow.setRotate(now ? 90 : 0);
                // What is folded is no part of the window: each pulse goes through all that is, also what cannot be
                // seen.
                if (now) {
                    getChildren().add(body);
                } else {
                    getChildren().remove(body);
                }
            });
            model.problems.addListener((MapChangeListener<Setting, String>) change -> {
                if (change.wasAdded()) {
                    openFor("#" + change.getKey().id());
                }
            });
            getChildren().add(head);
        }

        /** Opens if it hides what the selector names. */
        void openFor(String selector) {
            if (body.lookup(selector) != null) {
                head.setSelected(true);
            }
        }
    }
}
