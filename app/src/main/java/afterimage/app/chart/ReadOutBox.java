package afterimage.app.chart;

import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The values under the pointer: one line a run in its colour, numbers under what they are of. */
final class ReadOutBox extends VBox {
    private static final double INSET = 4;
    private static final double DOT = 4;

    private final Label step = Nodes.label("", "pill-value");
    private final GridPane table = new GridPane();
    private String words = "";

    ReadOutBox() {
        getStyleClass().add("chart-readout");
        table.getStyleClass().add("chart-readout-values");
        ColumnConstraints name = new ColumnConstraints();
        table.getColumnConstraints().add(name);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(number);
        }
        getChildren().add(table);
        setManaged(false);
    }

    void show(ReadOut values) {
        step.setText(String.format(Locale.ROOT, "step %,d", values.step()));
        StringBuilder said = new StringBuilder(step.getText());
        table.getChildren().setAll(step);
        boolean several = values.rows().size() > 1;
        head(1, "train");
        if (!several) {
            head(2, "smoothed");
        }
        head(several ? 2 : 3, "held-out");
        int line = 1;
        for (ReadOut.Row row : values.rows()) {
            if (several) {
                // The names stand in the chart's key.
                Circle dot = new Circle(DOT, Color.web(Palette.hex(row.colour())));
                table.add(dot, 0, line);
            }
            number(1, line, row.train());
            number(several ? 2 : 3, line, row.heldOut());
            if (!several) {
                number(2, line, row.smoothed());
                looked(line, row);
            }
            said.append(several ? ", " + row.name() : "")
                    .append(", train ")
                    .append(text(row.train()))
                    .append(", smoothed ")
                    .append(text(row.smoothed()))
                    .append(", held-out ")
                    .append(text(row.heldOut()));
            line++;
        }
        words = said.toString();
        setVisible(true);
    }

    /** The same for a screen reader. */
    String words() {
        return words;
    }

    private void head(int column, String text) {
        Label label = Nodes.label(text, "dim");
        table.add(label, column, 0);
    }

    private void number(int column, int line, Double value) {
        Label label = Nodes.label(text(value), "number");
        table.add(label, column, line);
    }

    /** Looks are rarer than steps: the nearest one is told with its step. */
    private void looked(int line, ReadOut.Row row) {
        if (row.heldOut() != null) {
            Label at = Nodes.label(String.format(Locale.ROOT, "at %,d", row.heldOutStep()), "dim");
            table.add(at, 4, line);
        }
    }

    private static String text(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, value >= 100 ? "%.1f" : "%.4f", value);
    }

    /** At the end of the plot that is farther from the line; there above or below the falling curves. */
    void placeAwayFrom(double line, double left, double right, double top, double bottom) {
        applyCss();
        double own = prefWidth(-1);
        double tall = prefHeight(-1);
        boolean atLeft = line > (left + right) / 2;
        double x = atLeft ? left + INSET : right - INSET - own;
        double y = atLeft ? Math.max(top, bottom - INSET - tall) : top;
        resizeRelocate(Math.max(0, x), y, own, tall);
        layout();
    }
}
