package afterimage.app.shell;

import afterimage.app.control.Command;
import afterimage.app.control.Icon;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The layout: setup, theatre, and what is measured. Below its smallest size it scrolls and never overlaps. */
public final class WorkbenchView extends BorderPane {
    private static final double SETUP_WIDTH = 272;
    private static final double MEASURES_WIDTH = 318;
    private static final double RUNS_HEIGHT = 176;
    private static final double MIN_WIDTH = 1180;
    private static final double MIN_HEIGHT = 680;

    /** The parts, each made by its feature. */
    public record Parts(
            TransportView transport,
            Region setup,
            Region theatre,
            InsideView inside,
            Region curves,
            Region metrics,
            Region runs,
            Node status) {}

    private final StackPane layers = new StackPane();
    private final MenuView menu;
    private final ProjectorMode projector;

    public WorkbenchView(Parts parts, WorkbenchActions actions) {
        getStyleClass().add("workbench");
        menu = new MenuView(actions, parts.transport, parts.inside);
        VBox measures = new VBox(parts.curves, parts.metrics, parts.runs);
        measures.getStyleClass().add("measures");
        VBox.setVgrow(parts.curves, Priority.ALWAYS);
        parts.runs.setPrefHeight(RUNS_HEIGHT);
        parts.runs.setMinHeight(RUNS_HEIGHT);
        parts.metrics.setMinHeight(Region.USE_PREF_SIZE);
        bound(parts.setup, SETUP_WIDTH);
        bound(measures, MEASURES_WIDTH);
        SplitPane split = new SplitPane(parts.setup, new CentreView(parts.theatre, parts.inside), measures);
        // Under this name its dividers are remembered.
        split.setId("columns");
        // The panels begin at their own widths, whatever the window's; afterwards they are the user's.
        split.widthProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Number> p, Number before, Number now) {
                if (now.doubleValue() > 0) {
                    double width = now.doubleValue();
                    split.setDividerPositions(SETUP_WIDTH / width, 1 - MEASURES_WIDTH / width);
                    split.widthProperty().removeListener(this);
                }
            }
        });
        SplitPane.setResizableWithParent(parts.setup, false);
        SplitPane.setResizableWithParent(measures, false);
        BorderPane body = new BorderPane(split);
        body.setTop(new VBox(head(menu, actions), parts.transport));
        body.setBottom(parts.status);
        body.setMinSize(MIN_WIDTH, MIN_HEIGHT);
        ScrollPane scroll = new ScrollPane(body);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        layers.getChildren().add(scroll);
        setCenter(layers);
        projector = new ProjectorMode(this, split, parts.setup, measures, parts.runs);
    }

    /** Lays something over the window, e.g. the command list. */
    public void lay(Node over) {
        layers.getChildren().add(over);
    }

    /** Everything that the menus offer, as it is now. */
    public List<Command> commands() {
        return menu.commands();
    }

    public ProjectorMode projector() {
        return projector;
    }

    private static void bound(Region side, double width) {
        side.setMinWidth(width * 0.8);
        side.setPrefWidth(width);
        side.setMaxWidth(width * 1.6);
    }

    private static HBox head(MenuView menu, WorkbenchActions actions) {
        Text after = new Text("After");
        after.getStyleClass().add("brand");
        Text image = new Text("image");
        image.getStyleClass().add("brand-accent");
        TextFlow brand = new TextFlow(after, image);
        brand.getStyleClass().add("brand-flow");
        HBox.setHgrow(menu, Priority.ALWAYS);
        Button theme = new Button();
        theme.setGraphic(Icon.THEME.node());
        theme.setId("theme");
        theme.getStyleClass().add("flat");
        theme.setTooltip(new Tooltip("Dark or light (Ctrl+Shift+L)"));
        theme.setAccessibleText("Dark or light");
        theme.setOnAction(e -> actions.switchTheme());
        Label keys = new Label("Ctrl+K");
        keys.getStyleClass().add("key-cap");
        Button commands = new Button("Commands", keys);
        commands.setId("commands");
        commands.getStyleClass().add("flat");
        commands.setMinWidth(USE_PREF_SIZE);
        commands.setTooltip(new Tooltip("All commands by name (Ctrl+K)"));
        commands.setOnAction(e -> actions.guidance().commands());
        Label gap = new Label();
        HBox head = new HBox(brand, menu, commands, theme, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("head");
        return head;
    }
}
