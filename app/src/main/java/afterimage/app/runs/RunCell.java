package afterimage.app.runs;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import java.util.List;
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
    private final Button compare = Nodes.styled(new Button("", dot), "run-dot");
    private final Label name = new Label();
    private final Label heldOut = Nodes.label("", "number", "run-number");
    private final Label steps = Nodes.label("", "number", "run-number");
    private final Label origin = Nodes.label(Texts.of("runs.given"), "run-origin");
    private final VBox names = new VBox(name, origin);
    private final HBox row = Nodes.row(compare, Nodes.growing(names), heldOut, steps);
    private final TextField field = new TextField();
    // A tooltip is a scene of its own; the row of a run that trains changes every second.
    private final Tooltip explanation = new Tooltip();
    private final Tooltip comparing = new Tooltip();

    RunCell(RunsViewModel model, ObjectProperty<Palette> palette, Runnable open) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("run-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        compare.setFocusTraversable(false);
        compare.setTooltip(comparing);
        compare.setOnAction(e -> model.compared.toggle(getItem().folder()));
        name.setMaxWidth(Double.MAX_VALUE);
        List.of(name, origin, names).forEach(each -> each.setMinWidth(0));
        names.setAlignment(Pos.CENTER_LEFT);
        // The row is as wide as the list, so that a long name is cut and not the numbers.
        setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && getItem() != null) {
                open.run();
            }
        });
        field.setAccessibleText(Texts.of("runs.new-name"));
        field.setOnAction(e -> {
            RunEntry entry = getItem();
            cancelEdit();
            model.changes.rename(entry.folder(), field.getText());
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                e.consume();
            }
        });
    }

    @Override
    public void startEdit() {
        RunEntry entry = getItem();
        if (entry == null || entry.isBroken() || entry.isBundled()) {
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
        boolean none = empty || entry == null;
        if (!none && isEditing()) {
            return;
        }
        boolean inView = !none && model.isInView(entry);
        pseudoClassStateChanged(IN_VIEW, inView);
        pseudoClassStateChanged(BROKEN, !none && entry.isBroken());
        pseudoClassStateChanged(GIVEN, !none && entry.isBundled());
        setGraphic(none ? null : row);
        setTooltip(none ? null : explanation);
        if (none) {
            setAccessibleText(null);
        } else {
            show(entry, inView);
        }
    }

    private void show(RunEntry entry, boolean inView) {
        name.setText(entry.name());
        Nodes.show(origin, entry.isBundled());
        paintDot(entry, inView);
        if (entry.isBroken()) {
            heldOut.setText("");
            steps.setText(Texts.of("runs.unreadable"));
            explanation.setText(entry.problem());
            setAccessibleText(Texts.of("runs.row.unreadable", entry.name(), entry.problem()));
            return;
        }
        heldOut.setText(Numbers.loss(entry.heldOut()));
        steps.setText(entry.steps() == null ? "–" : Words.of("%,d", entry.steps()));
        explanation.setText(
                Texts.of("runs.row.about", entry.isBundled() ? Texts.of("runs.row.given") : entry.folder()));
        boolean isCompared = model.compared.colour(entry.folder()) >= 0;
        String state = inView
                ? "runs.row.in-view"
                : isCompared ? "runs.row.compared" : entry.isBundled() ? "runs.row.bundled" : "runs.row";
        setAccessibleText(Texts.of(state, entry.name(), heldOut.getText(), steps.getText()));
    }

    private void paintDot(RunEntry entry, boolean inView) {
        Palette colours = palette.get();
        int slot = model.compared.colour(entry.folder());
        int rgb = inView ? colours.reconstruction() : slot >= 0 ? colours.run(slot) : colours.faint();
        dot.setStroke(Painted.paint(rgb));
        dot.setFill(inView || slot >= 0 ? Painted.paint(rgb) : Color.TRANSPARENT);
        compare.setGraphic(entry.isBroken() ? Icon.WARNING.node() : dot);
        compare.setDisable(entry.isBroken() || entry.isBundled());
        String action = Texts.of(slot >= 0 ? "runs.dot.no-longer" : "runs.dot.compare");
        comparing.setText(inView ? Texts.of("runs.dot.in-view") : action);
        compare.setAccessibleText(action);
    }
}
