package afterimage.app.control;

import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** The few signs the program needs, as paths on a 16-pixel grid. */
public enum Icon {
    PLAY("M4 2.5 L13.5 8 L4 13.5 Z"),
    PAUSE("M4 3 H6.8 V13 H4 Z M9.2 3 H12 V13 H9.2 Z"),
    STEP("M3 3 L10 8 L3 13 Z M11 3 H13 V13 H11 Z"),
    STOP("M3.5 3.5 H12.5 V12.5 H3.5 Z"),
    PREVIOUS("M10.5 3 L5 8 L10.5 13 L9.4 14 L3 8 L9.4 2 Z"),
    NEXT("M5.5 3 L11 8 L5.5 13 L6.6 14 L13 8 L6.6 2 Z"),
    DOWN("M3 5.5 L8 10.5 L13 5.5 L12 4.4 L8 8.4 L4 4.4 Z"),
    MOVEMENT("M2.5 12.4 L10.4 4.5 H5 V3 H13 V11 H11.5 V5.6 L3.6 13.5 Z"),
    EXPORT("M7.2 2 H8.8 V8 L11 5.9 L12.1 7 L8 11 L3.9 7 L5 5.9 L7.2 8 Z M3 12.5 H13 V14 H3 Z"),
    THEME("M8 1.5 A6.5 6.5 0 1 0 8 14.5 A6.5 6.5 0 1 0 8 1.5 Z M8 3 A5 5 0 0 1 8 13 Z"),
    PENCIL("M11.5 1.5 L14.5 4.5 L5.5 13.5 L1.5 14.5 L2.5 10.5 Z M10.4 3.9 L3.9 10.4 L3.5 12.5 L5.6 12.1 L12.1 5.6 Z"),
    DICE("M3 2 H13 A1 1 0 0 1 14 3 V13 A1 1 0 0 1 13 14 H3 A1 1 0 0 1 2 13 V3 A1 1 0 0 1 3 2 Z "
            + "M4.4 4.4 H6.2 V6.2 H4.4 Z M9.8 4.4 H11.6 V6.2 H9.8 Z M7.1 7.1 H8.9 V8.9 H7.1 Z M4.4 9.8 H6.2 V11.6 H4.4 Z "
            + "M9.8 9.8 H11.6 V11.6 H9.8 Z"),
    PLUS("M7.2 3 H8.8 V7.2 H13 V8.8 H8.8 V13 H7.2 V8.8 H3 V7.2 H7.2 Z"),
    FOLD("M3 5 L8 10 L13 5 L14 6.1 L8 12 L2 6.1 Z"),
    UNFOLD("M3 11 L8 6 L13 11 L14 9.9 L8 4 L2 9.9 Z"),
    ENLARGE("M2 2 H7 V3.5 H3.5 V7 H2 Z M14 14 H9 V12.5 H12.5 V9 H14 Z"),
    REDUCE("M7 7 H2 V5.5 H5.5 V2 H7 Z M9 9 H14 V10.5 H10.5 V14 H9 Z"),
    WARNING("M8 1.5 L15 14 H1 Z M7.3 6 H8.7 V10 H7.3 Z M7.3 11 H8.7 V12.4 H7.3 Z");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    public Node node() {
        SVGPath shape = Nodes.styled(new SVGPath(), "icon");
        shape.setContent(path);
        shape.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
        return shape;
    }
}
