package afterimage.app.window;

import afterimage.app.feature.Command;
import afterimage.app.feature.Feature;
import afterimage.app.feature.MenuPart;
import afterimage.app.feature.Remembered;
import afterimage.app.feature.Task;
import afterimage.app.feature.Verb;
import afterimage.app.theme.Theme;
import java.util.List;

/** The window's own arrangement: tabs, columns, theme, and how it is left. */
public final class WindowFeature implements Feature {
    private final WorkbenchView view;
    private final InsideView inside;
    private final LessonSides sides;
    private final Theme theme;
    private final Guide guide;
    private final Runnable quit;

    public WindowFeature(WorkbenchView view, InsideView inside, Theme theme, Guide guide, Runnable quit) {
        this.view = view;
        this.inside = inside;
        this.sides = new LessonSides(view);
        this.theme = theme;
        this.guide = guide;
        this.quit = quit;
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(
                new MenuPart("File", Command.of("Quit", quit).key("Shortcut+Q")),
                new MenuPart(
                        "View",
                        Command.of("Next inside tab", () -> inside.moveTab(1)),
                        Command.of("Previous inside tab", () -> inside.moveTab(-1)),
                        Command.of("Enlarge the inside", inside::toggleWhole),
                        Command.of("Fold the inside", inside::toggleFolded)),
                new MenuPart(
                        "View",
                        Command.of("Dark or light", theme::toggle).key("Shortcut+Shift+L"),
                        Command.of("Projector mode", guide::projector).key("F11")),
                new MenuPart(
                        "View",
                        Command.toggle("Setup", view.setup.open).key("Shortcut+1"),
                        Command.toggle("Measures", view.measures.open)
                                .key("Shortcut+2")));
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("tab", values -> Verb.oneOf(inside.tabNames().toArray(String[]::new))
                        .apply(values), "show a tab", () -> true, values -> inside.show(values.get(0))),
                Verb.of(
                        "inside",
                        Verb.oneOf("beside", "whole", "folded"),
                        "arrange the inside",
                        () -> true,
                        values -> inside.arrange(values.get(0))),
                Verb.of(
                        "side",
                        Verb.oneOf("setup", "measures"),
                        "show a column",
                        () -> true,
                        values -> sides.show(values.get(0))));
    }

    @Override
    public List<Remembered> remembered() {
        return List.of(
                new Remembered("inside", inside::arrangement, inside::arrange),
                new Remembered(
                        "theatreHeight",
                        () -> Double.toString(view.centre.theatreHeight()),
                        height -> view.centre.divideAt(Double.parseDouble(height))));
    }

    @Override
    public List<Task> restoring() {
        Runnable columns = sides.keep();
        String tab = inside.shownTab();
        String arrangement = inside.arrangement();
        return List.of(Task.now("arrange the window again", () -> {
            columns.run();
            inside.show(tab);
            inside.arrange(arrangement);
        }));
    }
}
