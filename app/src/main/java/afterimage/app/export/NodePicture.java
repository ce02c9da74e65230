package afterimage.app.export;

import static afterimage.app.control.Colours.paint;

import afterimage.app.control.Nodes;
import afterimage.app.control.Sharp;
import afterimage.app.feature.Capture;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** Takes what a part of the window shows, as a picture with the pixels asked for, not an enlarged one. */
public final class NodePicture {
    /** Graphics hardware holds no larger picture of one node. */
    private static final int MAX_SIDE = 8192;

    /** Style class of what is there to be used, not to be looked at; what is left takes its room. */
    private static final String TOOL = "tool";

    /**
     * Takes the picture on the window's thread; what is returned may be turned into a file on any.
     *
     * @param paper 0xRRGGBB, behind what is transparent
     * @param whole whether everything is shown, as in a picture of the window; else menus and tools are left out
     * @return null if the node has no size yet
     */
    public static Capture take(Node node, int scale, int paper, boolean whole) {
        if (node == null || node.getLayoutBounds().getWidth() < 1) {
            return null;
        }
        List<Sharp> sharp = parts(node, Sharp.class);
        List<Node> seen = whole
                ? List.of()
                : parts(node, Node.class).stream().filter(Node::isVisible).toList();
        List<Node> menus = seen.stream().filter(MenuButton.class::isInstance).toList();
        List<Node> tools = seen.stream()
                .filter(part -> part.getStyleClass().contains(TOOL) && part.isManaged())
                .toList();
        menus.forEach(menu -> menu.setVisible(false));
        tools.forEach(tool -> Nodes.show(tool, false));
        if (node instanceof Parent parent) {
            parent.layout();
        }
        sharp.forEach(part -> part.setResolution(resolution((Node) part, scale)));
        try {
            SnapshotParameters how = new SnapshotParameters();
            how.setTransform(Transform.scale(scale, scale));
            how.setFill(paint(paper));
            WritableImage image = node.snapshot(how, null);
            return Capture.picture(() -> opaque(image));
        } finally {
            sharp.forEach(part -> part.setResolution(1));
            menus.forEach(menu -> menu.setVisible(true));
            tools.forEach(tool -> Nodes.show(tool, true));
        }
    }

    private static int resolution(Node part, int scale) {
        double side = Math.max(
                part.getLayoutBounds().getWidth(), part.getLayoutBounds().getHeight());
        return Math.max(1, Math.min(scale, (int) (MAX_SIDE / side)));
    }

    private static <T> List<T> parts(Node node, Class<T> type) {
        Stream<Node> all = Stream.concat(Stream.of(node), node.lookupAll("*").stream());
        return all.filter(type::isInstance).map(type::cast).distinct().toList();
    }

    private static BufferedImage opaque(WritableImage image) {
        BufferedImage target =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        return SwingFXUtils.fromFXImage(image, target);
    }
}
