package afterimage.app.window;

import static afterimage.app.control.Painted.paint;

import afterimage.app.control.Nodes;
import afterimage.app.control.SharpCanvas;
import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** Pictures of the panels as they are shown; for print the window turns light for one, between two pulses. */
public record PanelPictures(Scene scene, InsideView tabs, Theme theme) {
    /** Graphics hardware holds no larger picture of one node. */
    private static final int MAX_SIDE = 8192;
    /** Style class of what is there to be used, not to be looked at; what is left takes its room. */
    private static final String TOOL = "tool";

    public List<Exhibit> exhibits(List<Feature> features) {
        List<Exhibit> all = new ArrayList<>();
        all.add(new Exhibit("window", null, Map.of(Format.PNG, look -> take(look, scene.getRoot(), true))));
        features.forEach(feature -> feature.exhibits()
                .forEach(exhibit -> all.add(exhibit.withPicture(panel -> look -> tabs.whileInWindow(
                        panel, behindTab -> take(look, behindTab != null ? behindTab : scene.lookup(panel), false))))));
        return all;
    }

    private Capture take(Look look, Node part, boolean whole) {
        Palette before = theme.palette.get();
        Palette now = look.palette(before);
        theme.palette.set(now);
        try {
            return take(part, look.scale(), whole ? now.window() : now.panel(), whole);
        } finally {
            theme.palette.set(before);
        }
    }

    /**
     * Takes the picture on the window's thread; what is returned may be turned into a file on any.
     *
     * @param paper 0xRRGGBB, behind what is transparent
     * @param whole whether everything is shown, as in a picture of the window; else menus and tools are left out
     * @return null if the node has no size yet
     */
    private static Capture take(Node node, int scale, int paper, boolean whole) {
        if (node == null || node.getLayoutBounds().getWidth() < 1) {
            return null;
        }
        List<SharpCanvas.Sharp> sharp = parts(node, SharpCanvas.Sharp.class);
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
            int wide = (int) image.getWidth();
            int high = (int) image.getHeight();
            return Capture.picture(
                    () -> SwingFXUtils.fromFXImage(image, new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB)));
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
}
