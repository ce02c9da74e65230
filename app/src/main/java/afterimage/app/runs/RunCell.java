package afterimage.app.runs;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** One run: its dot, filled where its curve is drawn, its name, its held-out loss and its steps. */
final class RunCell extends ListCell<RunEntry> {
    private static final PseudoClass IN_VIEW = PseudoClass.getPseudoClass("in-view");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");
    private static final double RADIUS = 4;

    private final RunsViewModel model;
    private final ObjectProperty<Palette> palette;
    private final Circle dot = new Circle(RADIUS);
    private final Button compare = new Button("", dot);
    private final Label name = new Label();
    private final Label heldOut = number();
    private final Label steps = number();
    private final Label origin = Nodes.label("comes with the program", "run-origin");
    private final VBox names = new VBox(name, origin);
    private final HBox row = new HBox(compare, names, heldOut, steps);
    private final TextField field = new TextField();
    // A tooltip is a scene of its own; the row of a run that trains changes every second.
    private final Tooltip explanation = new Tooltip();
    private final Tooltip comparing = new Tooltip();

    RunCell(RunsViewModel model, ObjectProperty<Palette> palette, Runnable open) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("run-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        compare.getStyleClass().add("run-dot");
        compare.setFocusTraversable(false);
        compare.setTooltip(comparing);
        compare.setOnAction(e -> model.toggleCompared(getItem().folder()));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        origin.setMinWidth(0);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        // The row is as wide as the list, so that a long name is cut and not the numbers.
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && getItem() != null) {
                open.run();
            }
        });
        field.setAccessibleText("New name of the run");
        field.setOnAction(e -> {
            RunEntry entry = getItem();
            cancelEdit();
            model.rename(entry.folder(), field.getText());
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                e.consume();
            }
        });
    }

    private static Label number() {
        Label label = Nodes.label("", "number", "run-number");
        return label;
    }

    @Override
    public void startEdit() {
        RunEntry entry = getItem();
        if (entry == null || entry.isBroken() || entry.isGiven()) {
            return;
        }
        super.startEdit();
        if (isEditing()) {
            field.setText(entry.name());
            setGraphic(field);
            field.requestFocus();
            field.selectAll();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        setGraphic(row);
        getListView().requestFocus();
    }

    @Override
    protected void updateItem(RunEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            pseudoClassStateChanged(IN_VIEW, false);
            pseudoClassStateChanged(BROKEN, false);
            pseudoClassStateChanged(GIVEN, false);
            return;
        }
        if (isEditing()) {
            return;
        }
        boolean inView = model.isInView(entry);
        pseudoClassStateChanged(IN_VIEW, inView);
        pseudoClassStateChanged(BROKEN, entry.isBroken());
        pseudoClassStateChanged(GIVEN, entry.isGiven());
        name.setText(entry.name());
        origin.setVisible(entry.isGiven());
        origin.setManaged(entry.isGiven());
        heldOut.setText(entry.isBroken() ? "" : entry.heldOut() == null ? "–" : decimals(entry.heldOut()));
        steps.setText(
                entry.isBroken()
                        ? "unreadable"
                        : entry.steps() == null ? "–" : String.format(Locale.ROOT, "%,d", entry.steps()));
        paintDot(entry, inView);
        setGraphic(row);
        explanation.setText(about(entry));
        setTooltip(explanation);
        setAccessibleText(entry.name()
                + (entry.isBroken()
                        ? ", cannot be read: " + entry.problem()
                        : ", held-out loss " + heldOut.getText() + ", steps " + steps.getText()
                                + (entry.isGiven() ? ", comes with the program" : "")
                                + (inView ? ", in view" : model.colour(entry.folder()) >= 0 ? ", compared" : "")));
    }

    private static String about(RunEntry entry) {
        if (entry.isBroken()) {
            return entry.problem();
        }
        return (entry.isGiven() ? "This model comes with the program." : entry.folder())
                + "\nDouble click or Enter opens it.";
    }

    private void paintDot(RunEntry entry, boolean inView) {
        Palette colours = palette.get();
        int slot = model.colour(entry.folder());
        int colour = inView ? colours.reconstruction() : slot >= 0 ? RunColours.of(colours, slot) : colours.faint();
        boolean drawn = inView || slot >= 0;
        dot.setStroke(Color.web(Palette.hex(colour)));
        dot.setFill(drawn ? Color.web(Palette.hex(colour)) : Color.TRANSPARENT);
        compare.setGraphic(entry.isBroken() ? Icon.WARNING.node() : dot);
        compare.setDisable(entry.isBroken() || entry.isGiven());
        String action = slot >= 0 ? "No longer compare it" : "Compare it with the run in view";
        comparing.setText(inView ? "The run in view" : action);
        compare.setAccessibleText(action);
    }

    private static String decimals(double loss) {
        return String.format(Locale.ROOT, loss >= 100 ? "%.1f" : "%.4f", loss);
    }
}
