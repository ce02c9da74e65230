package afterimage.app.mistakes;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import afterimage.engine.clip.Shading;
import afterimage.engine.measure.Condition;
import afterimage.engine.measure.ErrorMap;
import java.util.function.BiConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The mean error of each cell by colour and number; means over rows and columns stand at the ends. */
final class MistakeMap extends GridPane {
    /** Above this share of the scale the colour is light. */
    private static final double LIGHT = 0.62;
    /** Height of a cell at most, pixels. */
    private static final double SMALL = 36;

    private static final double LARGE = 52;

    private final BiConsumer<Integer, Integer> onChoose;
    private ErrorMap map;
    private Condition across;
    private Condition down;
    private ToggleButton[][] cells = {};
    private double cellHeight = SMALL;

    /** @param onChoose gets row and column, {@link MistakesViewModel#ALL} for the means at the ends */
    MistakeMap(BiConsumer<Integer, Integer> onChoose) {
        this.onChoose = onChoose;
        getStyleClass().add("mistake-map");
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void show(ErrorMap now, Condition horizontal, Condition vertical, int row, int column) {
        if (now != map) {
            map = now;
            across = horizontal;
            down = vertical;
            fill();
        }
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                cells[r][c].setSelected(bin(r, cells.length) == row && bin(c, cells[r].length) == column);
            }
        }
    }

    void setLarge(boolean large) {
        cellHeight = large ? LARGE : SMALL;
        fit();
    }

    private void fit() {
        setMaxHeight((cells.length + 1) * cellHeight);
    }

    /** The last of each line is over all bins. */
    private static int bin(int place, int places) {
        return place == places - 1 ? MistakesViewModel.ALL : place;
    }

    private void fill() {
        getChildren().clear();
        if (map == null) {
            cells = new ToggleButton[0][];
            return;
        }
        add(head("→ " + title(across) + "\n↓ " + title(down)), 0, 0);
        int rows = map.down().count();
        int columns = map.across().count();
        cells = new ToggleButton[rows + 1][columns + 1];
        fit();
        for (int c = 0; c <= columns; c++) {
            Label name = head(c == columns ? Texts.of("mistakes.all") : bin(across, map.across(), c));
            GridPane.setHalignment(name, HPos.CENTER);
            add(name, c + 1, 0);
        }
        for (int r = 0; r <= rows; r++) {
            add(head(r == rows ? Texts.of("mistakes.all") : bin(down, map.down(), r)), 0, r + 1);
            for (int c = 0; c <= columns; c++) {
                cells[r][c] = cell(r, c, r == rows || c == columns);
                GridPane.setHgrow(cells[r][c], Priority.ALWAYS);
                GridPane.setVgrow(cells[r][c], Priority.ALWAYS);
                add(cells[r][c], c + 1, r + 1);
            }
        }
    }

    private static Label head(String words) {
        return Nodes.whole(Nodes.label(words, "mistake-head"));
    }

    private ToggleButton cell(int r, int c, boolean margin) {
        ErrorMap.Cell of = MistakesViewModel.cell(map, bin(r, cells.length), bin(c, cells[r].length));
        ToggleButton button = new ToggleButton(of.count() == 0 ? "–" : Words.of("%.3f\n%d", of.mean(), of.count()));
        button.setId("mistakes-" + r + "-" + c);
        button.getStyleClass().setAll("mistake-cell");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setDisable(of.count() == 0);
        if (margin) {
            button.getStyleClass().add("margin");
        } else if (of.count() > 0) {
            double share = map.highest() == 0 ? 0 : of.mean() / map.highest();
            button.setStyle(String.format(
                    "-fx-background-color: #%06x; -fx-text-fill: %s;",
                    Shading.HEAT.rgb((float) share) & 0xffffff, share > LIGHT ? "#14181e" : "#ffffff"));
        }
        String words = words(r, c, of);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(e -> onChoose.accept(bin(r, cells.length), bin(c, cells[0].length)));
        return button;
    }

    private String words(int r, int c, ErrorMap.Cell of) {
        String where = place(down, map.down(), r) + ", " + place(across, map.across(), c);
        String key = of.count() < 2 ? "mistakes.cell.one" : "mistakes.cell.many";
        return Texts.of(key, where, of.mean(), of.count(), of.standardError());
    }

    private static String place(Condition condition, ErrorMap.Bins bins, int bin) {
        String name = Texts.of(condition);
        return bin == bins.count() ? Texts.of("mistakes.any", name) : name + " " + bin(condition, bins, bin);
    }

    private static String title(Condition condition) {
        return Texts.of("mistakes.title." + condition.name());
    }

    private static String bin(Condition condition, ErrorMap.Bins bins, int number) {
        ErrorMap.Bins.Bin bin = bins.bins().get(number);
        String low = number(condition, bin.low());
        String high = number(condition, bin.high());
        return low.equals(high) ? low : low + "–" + high;
    }

    private static String number(Condition condition, double value) {
        return switch (condition) {
            case OVERLAP -> value > 0 && value < 0.01 ? "<1" : Words.of("%.0f", 100 * value);
            case SPEED -> Words.of("%.1f", value);
            case BOUNCES, DIGITS -> Integer.toString((int) value);
        };
    }

    private void key(KeyEvent event) {
        Node focused = getScene().getFocusOwner();
        if (focused instanceof ToggleButton && getChildren().contains(focused)) {
            act(event, GridPane.getRowIndex(focused) - 1, GridPane.getColumnIndex(focused) - 1);
        }
    }

    private void act(KeyEvent event, int r, int c) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ENTER) {
            cells[r][c].fire();
        } else if (code.isArrowKey()) {
            int right = code == KeyCode.RIGHT ? 1 : code == KeyCode.LEFT ? -1 : 0;
            walk(r, c, code == KeyCode.DOWN ? 1 : code == KeyCode.UP ? -1 : 0, right);
        } else {
            return;
        }
        event.consume();
    }

    /** To the next cell with clips, if there is one that way. */
    private void walk(int r, int c, int below, int right) {
        int columns = cells[r].length;
        for (int y = r + below, x = c + right;
                y >= 0 && y < cells.length && x >= 0 && x < columns;
                y += below, x += right) {
            if (!cells[y][x].isDisabled()) {
                cells[y][x].requestFocus();
                return;
            }
        }
    }
}
