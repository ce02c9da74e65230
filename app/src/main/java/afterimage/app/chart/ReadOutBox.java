package afterimage.app.chart;

import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.Painted;
import afterimage.app.glossary.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** The values under the pointer: one line a run in its colour, numbers under what they are of. */
final class ReadOutBox extends VBox {
    private static final double INSET = 4;
    private static final double DOT = 4;

    private final Label step = Nodes.label("", "pill-value");
    private final GridPane table = Nodes.styled(new GridPane(), "chart-readout-values");

    ReadOutBox() {
        getStyleClass().add("chart-readout");
        ColumnConstraints number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(new ColumnConstraints(), number, number, number);
        getChildren().add(table);
        setManaged(false);
    }

    /** Gives what it shows in words, for a screen reader. */
    String show(ReadOut values) {
        step.setText(Texts.of("chart.step", values.step()));
        StringBuilder said = new StringBuilder(step.getText());
        table.getChildren().setAll(step);
        boolean several = values.rows().size() > 1;
        int last = several ? 2 : 3;
        add(1, 0, Texts.of("curves.train"), "dim");
        add(last, 0, Texts.of("curves.held-out"), "dim");
        if (!several) {
            add(2, 0, Texts.of("chart.smoothed"), "dim");
        }
        for (int i = 0; i < values.rows().size(); i++) {
            ReadOut.Row row = values.rows().get(i);
            int line = i + 1;
            String train = Numbers.loss(row.train());
            String smoothed = Numbers.loss(row.smoothed());
            String heldOut = Numbers.loss(row.heldOut());
            add(1, line, train, "number");
            add(last, line, heldOut, "number");
            if (several) {
                // The names stand in the chart's key.
                table.add(new Circle(DOT, Painted.paint(row.colour())), 0, line);
                said.append(", ").append(row.name());
            } else {
                add(2, line, smoothed, "number");
                if (row.heldOut() != null) {
                    // Looks are rarer than steps: the nearest one is told with its step.
                    add(4, line, Texts.of("chart.at", row.heldOutStep()), "dim");
                }
            }
            said.append(", ").append(Texts.of("chart.row", train, smoothed, heldOut));
        }
        setVisible(true);
        return said.toString();
    }

    private void add(int column, int line, String text, String styleClass) {
        table.add(Nodes.label(text, styleClass), column, line);
    }

    /** At the end of the plot that is farther from the line; there above or below the falling curves. */
    void placeAwayFrom(double line, double left, double right, double top, double bottom) {
        applyCss();
        double own = prefWidth(-1);
        double tall = prefHeight(-1);
        boolean atLeft = line > (left + right) / 2;
        double x = atLeft ? left + INSET : right - INSET - own;
        resizeRelocate(Math.max(0, x), atLeft ? Math.max(top, bottom - INSET - tall) : top, own, tall);
        layout();
    }
}
