package afterimage.app.window;

import afterimage.app.export.NodePicture;
import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Pictures of the panels as they are shown; for print the window turns light for one, between two pulses. */
public record PanelPictures(Scene scene, InsideView tabs, Theme theme) {
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
            return NodePicture.take(part, look.scale(), whole ? now.window() : now.panel(), whole);
        } finally {
            theme.palette.set(before);
        }
    }
}
