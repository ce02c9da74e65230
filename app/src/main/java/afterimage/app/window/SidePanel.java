package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** A column at a side of the window that can be put away; a slim button at the window's edge brings it back. */
public final class SidePanel {
    public final BooleanProperty open = new SimpleBooleanProperty(true);
    final Region column;
    final Button edge = new Button();
    private final Side side;
    private final SplitPane split;
    private final Region arrow = Nodes.styled(new Region(), "side-arrow");
    /** The next time it is opened it is as wide, pixels. */
    double width;

    /** @param width that it begins with, pixels */
    SidePanel(String name, Region column, Side side, SplitPane split, double width) {
        this.column = column;
        this.side = side;
        this.split = split;
        this.width = width;
        // Less would cut its fields and tables.
        Nodes.bound(column, width, width, width * 1.6);
        edge.setGraphic(arrow);
        edge.setId("edge-" + name);
        edge.getStyleClass().addAll("side-edge", side.name().toLowerCase(Locale.ROOT));
        edge.setMaxHeight(Double.MAX_VALUE);
        edge.setTooltip(new Tooltip());
        edge.setOnAction(e -> open.set(!open.get()));
        open.addListener((p, before, now) -> {
            ObservableList<Node> columns = split.getItems();
            if (now) {
                // In its place and as wide as it was.
                keepingOthers(() -> columns.add(side == Side.LEFT ? 0 : columns.size(), column));
                takeWidth(this.width);
            } else {
                this.width = width();
                keepingOthers(() -> columns.remove(column));
            }
            tell();
        });
        tell();
    }

    /** Gives the column a width, whatever the window's. */
    void takeWidth(double wanted) {
        int last = split.getDividers().size() - 1;
        if (last >= 0 && split.getWidth() > 0) {
            double share = wanted / split.getWidth();
            split.setDividerPosition(side == Side.LEFT ? 0 : last, side == Side.LEFT ? share : 1 - share);
        }
    }

    /** Dividers are numbered: with one more or less, the one across has to be put back in its place. */
    private void keepingOthers(Runnable change) {
        double[] before = split.getDividerPositions();
        change.run();
        int dividers = split.getDividers().size();
        if (before.length > 0 && dividers > 0) {
            split.setDividerPosition(
                    side == Side.LEFT ? dividers - 1 : 0, before[side == Side.LEFT ? before.length - 1 : 0]);
        }
    }

    /** As wide as it is, or was last. */
    double width() {
        return split.getItems().contains(column) && column.getWidth() > 0 ? column.getWidth() : width;
    }

    private void tell() {
        arrow.setRotate(open.get() == (side == Side.LEFT) ? 0 : 180);
        String action = Texts.of(edge.getId() + (open.get() ? ".hide" : ".show"));
        edge.getTooltip().setText(action);
        edge.setAccessibleText(action);
    }
}
