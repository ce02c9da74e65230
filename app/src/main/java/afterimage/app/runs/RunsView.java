package afterimage.app.runs;

import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Runs by name, with their held-out loss and steps. Enter or a double click brings one into view; its dot, the space bar
 * or choosing several holds runs against the one in view.
 */
public final class RunsView extends VBox {
    private final RunsViewModel model;
    private final Consumer<Path> onOpen;
    private final Runnable onOpenGiven;
    private final ListView<RunEntry> list = new ListView<>();
    private boolean filling;

    /** @param onOpenGiven opens the run that comes with the program */
    public RunsView(RunsViewModel model, ObjectProperty<Palette> palette, Consumer<Path> onOpen, Runnable onOpenGiven) {
        this.model = model;
        this.onOpen = onOpen;
        this.onOpenGiven = onOpenGiven;
        getStyleClass().addAll("section", "runs");
        list.setId("runs");
        // Only while a run is being renamed: an editable list takes a double click for a wish to edit.
        list.setOnEditCancel(e -> list.setEditable(false));
        list.setAccessibleText("Runs");
        list.setAccessibleHelp("Enter opens, space compares, F2 renames, Ctrl+D duplicates, Delete deletes.");
        Label none = Nodes.label("Your runs appear here once you train.", "dim");
        list.setPlaceholder(none);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new RunCell(model, palette, this::open));
        list.setContextMenu(menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head(), columns(), list);
        model.runs().addListener((ListChangeListener<RunEntry>) change -> fill());
        model.givenProperty().addListener((p, before, now) -> fill());
        model.inViewProperty().addListener((p, before, now) -> list.refresh());
        model.givenInViewProperty().addListener((p, before, now) -> list.refresh());
        model.comparedProperty().addListener((p, before, now) -> list.refresh());
        palette.addListener((p, before, now) -> list.refresh());
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunEntry>) change -> {
            if (!filling && chosen().size() > 1) {
                model.compare(chosen());
            }
        });
        fill();
    }

    private HBox head() {
        Label title = Nodes.label("RUNS", "section-title");
        Button undo = Nodes.button(
                "runs-undo", "Undo", "Take back the last rename, copy or deletion (Ctrl+Z in the list)", model::undo);
        undo.getStyleClass().add("outlined");
        Nodes.showIf(undo, model.undoableProperty());
        Button alone = Nodes.button("runs-alone", "Stop comparing", () -> model.compare(List.of()));
        alone.getStyleClass().add("outlined");
        Nodes.showIf(alone, model.comparedProperty().map(runs -> !runs.isEmpty()));
        // Pictures of the list are without them.
        HBox tools = new HBox(6, undo, alone);
        tools.getStyleClass().add("tool");
        HBox head = Nodes.row(title, Nodes.gap(), tools);
        return head;
    }

    private static HBox columns() {
        HBox columns = new HBox(
                Nodes.gap(),
                number("held-out", "The latest loss of the held-out clips."),
                number("steps", "Training steps done."));
        columns.getStyleClass().add("run-columns");
        return columns;
    }

    private static Label number(String text, String explanation) {
        Label label = Nodes.label(text, "metric-head", "dim", "run-number");
        label.setTooltip(new Tooltip(explanation));
        return label;
    }

    /** Keeps what is chosen, where the keys are, and whatever is being renamed. */
    private void fill() {
        List<RunEntry> now = new ArrayList<>(model.runs());
        if (model.givenProperty().get() != null) {
            now.add(model.givenProperty().get());
        }
        if (list.getEditingIndex() >= 0 && now.size() == list.getItems().size()) {
            return;
        }
        List<RunEntry> before = chosenRows();
        RunEntry focused = list.getFocusModel().getFocusedItem();
        filling = true;
        list.getItems().setAll(now);
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < now.size(); i++) {
            RunEntry entry = now.get(i);
            if (before.stream().anyMatch(entry::isSameRun)) {
                list.getSelectionModel().select(i);
            }
        }
        for (int i = 0; focused != null && i < now.size(); i++) {
            if (now.get(i).isSameRun(focused)) {
                list.getFocusModel().focus(i);
            }
        }
        filling = false;
    }

    private List<RunEntry> chosenRows() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(entry -> entry != null)
                .toList();
    }

    /** The chosen runs of the user's. */
    private List<Path> chosen() {
        return chosenRows().stream()
                .filter(entry -> !entry.isGiven())
                .map(RunEntry::folder)
                .toList();
    }

    private boolean isOnlyGiven() {
        return chosen().isEmpty() && !chosenRows().isEmpty();
    }

    private void open() {
        RunEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null && entry.isGiven()) {
            onOpenGiven.run();
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
        model.compare(chosen());
    }

    /** Asks for another name where the chosen run stands. */
    public void rename() {
        int index = list.getSelectionModel().getSelectedIndex();
        if (isOnlyGiven()) {
            model.refuseGiven();
        } else if (index >= 0) {
            // Only a row that is on the screen can be edited.
            list.scrollTo(index);
            list.layout();
            list.setEditable(true);
            list.edit(index);
        }
    }

    public void duplicate() {
        refuseGiven();
        chosen().forEach(model::duplicate);
    }

    private void toggleCompared() {
        refuseGiven();
        chosen().forEach(model::toggleCompared);
    }

    private void refuseGiven() {
        if (isOnlyGiven()) {
            model.refuseGiven();
        }
    }

    public void delete() {
        refuseGiven();
        model.delete(chosen());
    }

    private ContextMenu menu() {
        MenuItem rename = item("Rename…", "F2", this::rename);
        ContextMenu menu = new ContextMenu(
                item("Open", "Enter", this::open),
                item("Compare, or no longer", "Space", this::toggleCompared),
                new SeparatorMenuItem(),
                rename,
                item("Duplicate", "Shortcut+D", this::duplicate),
                item("Delete", "Delete", this::delete),
                new SeparatorMenuItem(),
                item("Undo", "Shortcut+Z", model::undo));
        menu.setOnShowing(e -> {
            boolean none = chosen().isEmpty();
            menu.getItems().get(0).setDisable(chosenRows().isEmpty());
            menu.getItems().subList(1, 6).forEach(each -> each.setDisable(none));
            rename.setDisable(chosen().size() != 1);
            menu.getItems().get(7).setDisable(!model.undoableProperty().get());
        });
        return menu;
    }

    /** The keys are shown here and handled by {@link #key}: as accelerators they would hold in the whole window. */
    private static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name + "  (" + KeyCombination.valueOf(keys).getDisplayText() + ")");
        item.setOnAction(e -> action.run());
        return item;
    }

    private void key(KeyEvent e) {
        if (list.getEditingIndex() >= 0) {
            return;
        }
        if (e.isShortcutDown() && e.getCode() == KeyCode.D) {
            duplicate();
        } else if (e.isShortcutDown() && e.getCode() == KeyCode.Z) {
            model.undo();
        } else if (e.isShortcutDown() || e.isAltDown() || e.isShiftDown()) {
            return;
        } else if (e.getCode() == KeyCode.ENTER) {
            open();
        } else if (e.getCode() == KeyCode.F2) {
            rename();
        } else if (e.getCode() == KeyCode.DELETE) {
            delete();
        } else if (e.getCode() == KeyCode.SPACE) {
            toggleCompared();
        } else {
            return;
        }
        e.consume();
    }
}
