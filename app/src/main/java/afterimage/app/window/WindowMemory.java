package afterimage.app.window;

import afterimage.app.control.Nodes;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Feature.Remembered;
import afterimage.app.home.Preferences;
import afterimage.app.home.PreferencesFile;
import afterimage.app.theme.Palette;
import afterimage.app.theme.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The window as it was left: where, how large, its dividers and panels, its theme, what is folded or enlarged. */
public final class WindowMemory {
    /** No window of this program that somebody looks at is smaller both ways. */
    private static final double LEAST = 320;

    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;

    private final Stage stage;
    private final Theme theme;
    private final PreferencesFile preferences;
    private final List<Remembered> choices = new ArrayList<>();
    /** Whether they are open, by name. */
    private Map<String, BooleanProperty> panels = Map.of();

    private ObservableValue<Boolean> projector = new SimpleObjectProperty<>(false);

    /** The theme is put back at once. */
    public WindowMemory(Stage stage, Theme theme, PreferencesFile preferences) {
        this.stage = stage;
        this.theme = theme;
        this.preferences = preferences;
        if ("light".equals(preferences.get().theme())) {
            theme.palette.set(Palette.LIGHT);
        }
    }

    /** Before the window is shown. A place on a screen that is gone is not gone back to. */
    public void restorePlace() {
        Preferences.Window place = preferences.get().window();
        if (place == null) {
            fitScreen();
            return;
        }
        if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    /** At every pulse: some window managers shrink a program's first window, some a moment after it was shown. */
    public void insistOnSize() {
        if (!stage.isMaximized() && !stage.isFullScreen() && stage.getWidth() < LEAST && stage.getHeight() < LEAST) {
            fitScreen();
            stage.setMinWidth(LEAST);
            stage.setMinHeight(LEAST);
        }
    }

    /** The usual size, or the screen's where that is smaller, as at 150 % of one of 1080 lines. */
    private void fitScreen() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
        stage.centerOnScreen();
    }

    /** The columns, and what features remember; before the dividers, of which there are fewer then. */
    public void restore(WorkbenchView view, List<Feature> features) {
        features.forEach(feature -> choices.addAll(feature.remembered()));
        List<String> hidden = preferences.get().hidden();
        panels = Map.of("setup", view.setup.open, "measures", view.measures.open);
        panels.forEach((name, open) -> open.set(!hidden.contains(name)));
        preferences.get().choices().forEach((name, value) -> {
            try {
                choices.stream()
                        .filter(choice -> choice.name().equals(name))
                        .forEach(choice -> choice.again().accept(value));
            } catch (IllegalArgumentException e) {
                LoggerFactory.getLogger(WindowMemory.class).info("{} = {} is not used", name, value);
            }
        });
        projector = view.projector.on;
        Nodes.whenTurned(projector, true, this::rememberAll);
    }

    /** After the window is shown, when dividers have places. */
    public void restoreDividers() {
        // Split panes give themselves their first places when they get their size: that has to be over.
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        preferences.get().dividers().forEach((id, positions) -> {
            if (stage.getScene().lookup("#" + id) instanceof SplitPane pane
                    && pane.getDividers().size() == positions.size()) {
                pane.setDividerPositions(
                        positions.stream().mapToDouble(Double::doubleValue).toArray());
            }
        });
    }

    /** Projector mode arranges the window for itself: what is come back to is what was before it. */
    public void remember() {
        if (projector.getValue()) {
            preferences.change(known -> known.with("theme", themeName()));
        } else {
            rememberAll();
        }
    }

    private void rememberAll() {
        if (stage.getScene() == null || !Double.isFinite(stage.getWidth())) {
            return;
        }
        Preferences.Window place = place();
        Map<String, List<Double>> dividers = new HashMap<>(preferences.get().dividers());
        for (Node node : stage.getScene().getRoot().lookupAll(".split-pane")) {
            if (node instanceof SplitPane pane && pane.getId() != null) {
                dividers.put(
                        pane.getId(),
                        Arrays.stream(pane.getDividerPositions()).boxed().toList());
            }
        }
        List<String> hidden = panels.keySet().stream()
                .filter(name -> !panels.get(name).get())
                .sorted()
                .toList();
        Map<String, String> chosen = new HashMap<>();
        choices.forEach(choice -> chosen.put(choice.name(), choice.now().get()));
        preferences.change(known -> known.with(
                "window", place, "dividers", dividers, "theme", themeName(), "hidden", hidden, "choices", chosen));
    }

    private String themeName() {
        return theme.palette.get().dark() ? "dark" : "light";
    }

    /** While it fills the screen its own size is the one it had before. */
    private Preferences.Window place() {
        Preferences.Window before = preferences.get().window();
        if (stage.isFullScreen() && before != null) {
            return before;
        }
        if (stage.isMaximized() && before != null) {
            return new Preferences.Window(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new Preferences.Window(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
}
