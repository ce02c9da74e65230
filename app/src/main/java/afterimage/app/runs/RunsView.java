package afterimage.app.runs;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;

/**
 * Runs by name, with their held-out loss and steps. Enter or a double click brings one into view; its dot, the space bar
 * or choosing several holds runs against the one in view.
 */
public final class RunsView extends VBox {
    private final RunsViewModel model;
    private final Consumer<Path> onOpen;
    private final Runnable onOpenBundled;
    private final ListView<RunEntry> list = new ListView<>();
    private final List<Action> actions;
    private boolean filling;
    /** Whether the run that came into view is still to be chosen; its row may come later. */
    private boolean follows = true;
    /** Its row, -1 where it has none. */
    private int inView = -1;

    /** Done to what is chosen. {@link #key} handles its keys: as accelerators they would hold in the whole window. */
    private record Action(String key, KeyCombination keys, Runnable work, BooleanSupplier isPossible) {}

    /** @param onOpenBundled opens the run that comes with the program */
    public RunsView(
            RunsViewModel model, ObjectProperty<Palette> palette, Consumer<Path> onOpen, Runnable onOpenBundled) {
        this.model = model;
        this.onOpen = onOpen;
        this.onOpenBundled = onOpenBundled;
        BooleanSupplier anyOwn = () -> !chosen().isEmpty();
        actions = List.of(
                action("runs.open", "Enter", this::open, () -> !chosenRows().isEmpty()),
                action("runs.toggle", "Space", this::toggleCompared, anyOwn),
                action("runs.rename", "F2", this::rename, () -> chosen().size() == 1),
                action("runs.duplicate", "Shortcut+D", this::duplicate, anyOwn),
                action("runs.delete", "Delete", this::delete, anyOwn),
                action("runs-undo", "Shortcut+Z", model.changes::undo, model.changes.undoable::get));
        getStyleClass().addAll("section", "runs");
        list.setId("runs");
        // Only while a run is being renamed: an editable list takes a double click for a wish to edit.
        list.setOnEditCancel(e -> list.setEditable(false));
        list.setAccessibleText(Texts.of("exhibit.runs"));
        list.setAccessibleHelp(Texts.of("runs.about"));
        list.setPlaceholder(Nodes.label(Texts.of("runs.none"), "dim"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new RunCell(model, palette, this::open));
        list.setContextMenu(menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(head(), columns(), Nodes.growing(list));
        model.entries.addListener((ListChangeListener<RunEntry>) change -> fill());
        model.bundled.addListener((p, before, now) -> fill());
        List.of(model.inView, model.bundledInView).forEach(each -> each.subscribe(this::follow));
        list.heightProperty().addListener((p, before, now) -> reveal());
        Nodes.whenever(list::refresh, model.inView, model.bundledInView, model.compared.runs, palette);
        chosenEntries().addListener((ListChangeListener<RunEntry>) change -> {
            if (!filling && chosen().size() > 1) {
                model.compared.compare(chosen());
            }
        });
        fill();
    }

    private void follow() {
        follows = true;
        fill();
    }

    private HBox head() {
        Label title = Nodes.label(Texts.of("runs.head"), "section-title");
        Button undo = Nodes.styled(Nodes.button("runs-undo", model.changes::undo), "outlined");
        Nodes.showIf(undo, model.changes.undoable);
        Button alone = Nodes.styled(Nodes.button("runs-alone", () -> model.compared.compare(List.of())), "outlined");
        Nodes.showIf(alone, model.compared.runs.map(runs -> !runs.isEmpty()));
        // Pictures of the list are without them.
        return Nodes.row(title, Nodes.gap(), Nodes.styled(new HBox(6, undo, alone), "tool"));
    }

    private static HBox columns() {
        String[] styles = {"metric-head", "dim", "run-number"};
        HBox columns = new HBox(
                Nodes.gap(),
                Nodes.explained(Texts.of("runs.held-out"), Texts.of("runs.held-out.about"), styles),
                Nodes.explained(Texts.of("runs.steps"), Texts.of("runs.steps.about"), styles));
        return Nodes.styled(columns, "run-columns");
    }

    /** Keeps what is chosen, where the keys are, and whatever is being renamed; without a choice the run in view is it. */
    private void fill() {
        List<RunEntry> now = new ArrayList<>(model.entries);
        if (model.bundled.get() != null) {
            now.add(model.bundled.get());
        }
        if (list.getEditingIndex() >= 0 && now.size() == list.getItems().size()) {
            return;
        }
        List<RunEntry> before = chosenRows();
        RunEntry focused = list.getFocusModel().getFocusedItem();
        filling = true;
        boolean moved = now.size() != list.getItems().size();
        inView = -1;
        list.getItems().setAll(now);
        list.getSelectionModel().clearSelection();
        int focus = -1;
        for (int i = 0; i < now.size(); i++) {
            RunEntry entry = now.get(i);
            inView = model.isInView(entry) ? i : inView;
            if (before.stream().anyMatch(entry::isSameRun)) {
                list.getSelectionModel().select(i);
            }
            focus = focused != null && entry.isSameRun(focused) ? i : focus;
        }
        if (focus >= 0) {
            list.getFocusModel().focus(focus);
        }
        if (inView >= 0 && (follows || moved || chosenRows().isEmpty())) {
            if (follows || chosenRows().isEmpty()) {
                list.getSelectionModel().clearAndSelect(inView);
            }
            follows = false;
            reveal();
        }
        filling = false;
    }

    /** Scrolls no further than it takes: whoever opens a row that is in sight keeps it under the mouse. */
    private void reveal() {
        // Twice: a name that goes on in a second line makes its row higher once that is in sight.
        for (int time = 0; time < 2; time++) {
            list.applyCss();
            list.layout();
            if (inView >= 0 && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollTo(inView);
            }
        }
    }

    private List<RunEntry> chosenRows() {
        return chosenEntries().stream().filter(Objects::nonNull).toList();
    }

    /** The chosen runs of the user's. */
    private List<Path> chosen() {
        Stream<RunEntry> own = chosenRows().stream().filter(entry -> !entry.isBundled());
        return own.map(RunEntry::folder).toList();
    }

    private void open() {
        RunEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null && entry.isBundled()) {
            onOpenBundled.run();
        } else if (entry != null) {
            onOpen.accept(entry.folder());
        }
    }

    /** What is chosen now; the menus follow it. */
    public ObservableList<RunEntry> chosenEntries() {
        return list.getSelectionModel().getSelectedItems();
    }

    /** Compares just what is chosen with the run in view. */
    public void compare() {
        model.compared.compare(chosen());
    }

    /** Asks for another name where the chosen run stands. */
    public void rename() {
        refuseBundled();
        int index = list.getSelectionModel().getSelectedIndex();
        if (index >= 0 && !chosen().isEmpty()) {
            // Only a row that is on the screen can be edited.
            list.scrollTo(index);
            list.layout();
            list.setEditable(true);
            list.edit(index);
        }
    }

    public void duplicate() {
        refuseBundled();
        chosen().forEach(model.changes::duplicate);
    }

    private void toggleCompared() {
        refuseBundled();
        chosen().forEach(model.compared::toggle);
    }

    /** Where it alone is chosen. */
    private void refuseBundled() {
        if (chosen().isEmpty() && !chosenRows().isEmpty()) {
            model.refuseBundled();
        }
    }

    public void delete() {
        refuseBundled();
        model.changes.delete(chosen());
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (Action action : actions) {
            MenuItem item = new MenuItem(Texts.of(action.key) + "  (" + action.keys.getDisplayText() + ")");
            item.setOnAction(e -> action.work.run());
            menu.addEventHandler(WindowEvent.WINDOW_SHOWING, e -> item.setDisable(!action.isPossible.getAsBoolean()));
            menu.getItems().add(item);
        }
        menu.getItems().add(5, new SeparatorMenuItem());
        menu.getItems().add(2, new SeparatorMenuItem());
        return menu;
    }

    private static Action action(String key, String keys, Runnable work, BooleanSupplier isPossible) {
        return new Action(key, KeyCombination.valueOf(keys), work, isPossible);
    }

    private void key(KeyEvent e) {
        if (list.getEditingIndex() < 0) {
            actions.stream().filter(action -> action.keys.match(e)).findFirst().ifPresent(action -> {
                action.work.run();
                e.consume();
            });
        }
    }
}
