package afterimage.app.window;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.feature.Feature.Command;
import afterimage.app.feature.Feature.MenuEntry;
import afterimage.app.feature.Feature.MenuPart;
import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/** The layout: setup, theatre, and what is measured. Below its smallest size it scrolls and never overlaps. */
public final class WorkbenchView extends BorderPane {
    private static final double SETUP_WIDTH = 274;
    private static final double MEASURES_WIDTH = 310;
    /** Of the column; the chart has what is left. */
    private static final double RUNS_SHARE = 0.31;

    private static final double RUNS_MIN_HEIGHT = 120;
    private static final double CENTRE_MIN_WIDTH = 664;
    private static final double MIN_HEIGHT = 680;

    public record Parts(
            Region transport,
            Region setup,
            Region theatre,
            InsideView inside,
            Region curves,
            Region metrics,
            Region runs,
            Node status) {}

    private static final double BESIDE_MIN_WIDTH = 272;
    private static final double BESIDE_MAX_WIDTH = 400;

    public final SidePanel setup;
    /** Curves, metrics and runs. */
    public final SidePanel measures;

    public final CentreView centre;
    public final ProjectorMode projector;
    private final StackPane layers = new StackPane();
    final HBox left = new HBox();
    final SplitPane split;
    private final BooleanProperty besides = new SimpleBooleanProperty();
    private final HBox head = Nodes.styled(Nodes.row(), "head");
    private MenuView menu;

    public WorkbenchView(Parts parts) {
        getStyleClass().add("workbench");
        VBox column = Nodes.styled(new VBox(Nodes.growing(parts.curves), parts.metrics, parts.runs), "measures");
        parts.runs.setMinHeight(RUNS_MIN_HEIGHT);
        VBox.setVgrow(parts.runs, Priority.SOMETIMES);
        parts.runs.prefHeightProperty().bind(column.heightProperty().multiply(RUNS_SHARE));
        parts.metrics.setMinHeight(Region.USE_PREF_SIZE);
        centre = new CentreView(parts.theatre, parts.inside);
        split = new SplitPane(parts.setup, centre, column);
        // Under this name its dividers are remembered.
        split.setId("columns");
        setup = new SidePanel("setup", parts.setup, Side.LEFT, split, SETUP_WIDTH);
        measures = new SidePanel("measures", column, Side.RIGHT, split, MEASURES_WIDTH);
        // The columns begin at their own widths, whatever the window's; afterwards they are the user's.
        split.widthProperty().addListener((p, before, now) -> {
            if (before.doubleValue() == 0) {
                setup.takeWidth(setup.width);
                measures.takeWidth(measures.width);
            }
        });
        SplitPane.setResizableWithParent(parts.setup, false);
        SplitPane.setResizableWithParent(column, false);
        BorderPane body = new BorderPane(split);
        left.getChildren().add(setup.edge);
        body.setLeft(left);
        body.setRight(measures.edge);
        body.setTop(new VBox(head, parts.transport));
        body.setBottom(parts.status);
        body.setMinHeight(MIN_HEIGHT);
        projector = new ProjectorMode(this, parts);
        body.minWidthProperty()
                .bind(Bindings.when(setup.open)
                        .then(SETUP_WIDTH)
                        .otherwise(0)
                        .add(Bindings.when(measures.open).then(MEASURES_WIDTH).otherwise(0))
                        .add(CENTRE_MIN_WIDTH)
                        .add(Bindings.when(besides).then(besideWidth()).otherwise(0))
                        .multiply(Bindings.when(projector.on).then(0).otherwise(1)));
        ScrollPane scroll = Nodes.styled(new Scroll(body), "edge-to-edge");
        scroll.setFitToHeight(true);
        layers.getChildren().add(scroll);
        setCenter(layers);
    }

    /** Puts a column at the left of everything else, where it does not scroll away, while it is shown. */
    public void putBeside(Region column, ObservableValue<Boolean> shown) {
        column.minWidthProperty().bind(besideWidth());
        column.prefWidthProperty().bind(column.minWidthProperty());
        column.maxWidthProperty().bind(column.minWidthProperty());
        Nodes.showIf(column, shown);
        besides.bind(shown);
        left.getChildren().add(0, column);
    }

    /** A fifth of the window, within what can be read; more where type is large. */
    private DoubleBinding besideWidth() {
        return Bindings.createDoubleBinding(
                () -> {
                    boolean large = getStyleClass().contains("projector");
                    double share = large ? 0.27 * getWidth() : Math.min(BESIDE_MAX_WIDTH, 0.2 * getWidth());
                    return Math.rint(Math.max(BESIDE_MIN_WIDTH, share));
                },
                widthProperty(),
                getStyleClass());
    }

    public void lay(Node over) {
        layers.getChildren().add(over);
    }

    public List<Command> commands() {
        return menu.commands();
    }

    /** Fills the line above everything: brand, menus, and the buttons at its end. */
    public void offer(List<MenuPart> menus, Runnable draw, Runnable commands, Runnable otherTheme) {
        menu = new MenuView(menus);
        TextFlow brand = Nodes.styled(Message.brand(), "brand-flow");
        Button theme = flat("theme", Icon.THEME.node(), otherTheme);
        theme.setAccessibleText(Texts.of("command.theme"));
        Button list = Nodes.whole(flat("commands", Nodes.label("Ctrl+K", "key-cap"), commands));
        Button drawing = Nodes.whole(flat("draw-something", Icon.PENCIL.node(), draw));
        head.getChildren().setAll(brand, Nodes.growing(menu), drawing, list, theme, new Label());
    }

    private static Button flat(String id, Node sign, Runnable action) {
        Button button = Nodes.styled(Nodes.button(id, action), "flat");
        button.setGraphic(sign);
        return button;
    }

    /** The menus: every command by name, with its key. What cannot be asked for now is disabled. */
    private static final class MenuView extends MenuBar {
        private final Map<String, List<MenuPart>> menus = new LinkedHashMap<>();

        MenuView(List<MenuPart> parts) {
            parts.forEach(part -> menus.computeIfAbsent(part.menu(), name -> new ArrayList<>())
                    .add(part));
            menus.forEach((name, own) -> getMenus().add(menu(name, own)));
        }

        private static Menu menu(String name, List<MenuPart> parts) {
            Menu menu = new Menu(Texts.of("menu." + name));
            fill(menu, parts, false);
            boolean changes = parts.stream()
                    .flatMap(part -> Stream.of(part.entries()))
                    .anyMatch(entry -> !(entry instanceof Command));
            if (changes) {
                menu.addEventHandler(Menu.ON_SHOWING, e -> {
                    if (e.getTarget() == menu) {
                        fill(menu, parts, true);
                    }
                });
            }
            return menu;
        }

        /** @param all also what comes and goes, such as runs; a start does not wait for it */
        private static void fill(Menu menu, List<MenuPart> parts, boolean all) {
            List<MenuItem> items = new ArrayList<>();
            for (MenuPart part : parts) {
                if (!items.isEmpty()) {
                    items.add(new SeparatorMenuItem());
                }
                for (MenuEntry entry : part.entries()) {
                    if (entry instanceof Command command) {
                        items.add(item(command, true));
                    } else if (entry instanceof MenuEntry.Submenu sub) {
                        Menu inner = new Menu(sub.title());
                        inner.setId(sub.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
                        inner.getItems().setAll(all ? items(sub.commands()) : List.of());
                        items.add(inner);
                    } else if (entry instanceof MenuEntry.Line line && all) {
                        items.addAll(items(line.commands()));
                    }
                }
            }
            menu.getItems().setAll(items);
        }

        private static List<MenuItem> items(Supplier<List<Command>> commands) {
            // Underscores are part of names of runs and lessons.
            return commands.get().stream().map(command -> item(command, false)).toList();
        }

        private static MenuItem item(Command command, boolean mnemonic) {
            MenuItem item;
            if (command.checked() == null) {
                item = new MenuItem(command.entry());
                item.setOnAction(e -> command.action().run());
            } else {
                CheckMenuItem check = new CheckMenuItem(command.entry());
                check.selectedProperty().bindBidirectional(command.checked());
                item = check;
            }
            item.setMnemonicParsing(mnemonic);
            item.setAccelerator(command.accelerator());
            item.disableProperty().bind(command.disabled());
            return item;
        }

        List<Command> commands() {
            List<Command> listed = new ArrayList<>();
            menus.forEach((name, parts) -> {
                String title = Texts.of("menu." + name);
                parts.forEach(part -> List.of(part.entries()).forEach(entry -> {
                    if (entry instanceof Command command) {
                        listed.add(command.in(title));
                    } else if (entry instanceof MenuEntry.Submenu sub) {
                        sub.commands().get().forEach(command -> listed.add(command.in(title + " › " + sub.title())));
                    } else if (entry instanceof MenuEntry.Line line) {
                        line.commands().get().forEach(command -> listed.add(command.in(title)));
                    }
                }));
            });
            return listed;
        }
    }
}
