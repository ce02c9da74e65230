package afterimage.app.window;

import afterimage.app.feature.Feature;
import afterimage.app.feature.Part;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Theme;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The window's own arrangement: tabs, columns, theme, and how it is left. */
public record WindowFeature(WorkbenchView view, InsideView inside, Theme theme, Guide guide, Runnable quit)
        implements Feature {
    /** Width at which setup, theatre, measures and lesson stand side by side; less has room for one of the columns. */
    private static final double ROOM_FOR_ALL = 1640;

    /** Puts the lessons' column into the window; while it is there the others make room. */
    public void makeRoomFor(Region lessons, ObservableValue<Boolean> open) {
        view.putBeside(lessons, open);
        // Puts the columns back as they were before the lessons' came.
        AtomicReference<Runnable> putBack = new AtomicReference<>(() -> {});
        open.addListener((p, before, now) -> {
            if (now) {
                ProjectorMode.Arrangement was = view.projector.outside();
                putBack.set(() -> view.projector.putBack(new ProjectorMode.Arrangement(
                        was.setup(), was.measures(), view.projector.outside().inside())));
                if (!view.projector.on.get()) {
                    show(view.measures, view.setup);
                }
            } else {
                putBack.get().run();
                view.projector.ask(Part.PICTURES);
                view.requestFocus();
            }
        });
    }

    /** What a step of a lesson needs: large in projector mode, and otherwise in sight. */
    private void show(Set<Part> parts) {
        view.projector.ask(parts);
        if (!view.projector.on.get()) {
            if (parts.contains(Part.SETTINGS)) {
                show(view.setup, view.measures);
            } else if (parts.stream().anyMatch(Part::isMeasure)) {
                show(view.measures, view.setup);
            }
            inside.arrange(parts.contains(Part.TAB) && !parts.contains(Part.PLAYERS) ? "whole" : "beside");
        }
    }

    private void show(SidePanel wanted, SidePanel other) {
        // The one that goes first, so that both are never there at once.
        if (view.getWidth() < ROOM_FOR_ALL) {
            other.open.set(false);
        }
        wanted.open.set(true);
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(
                new MenuPart("File", Command.called("command.quit", quit).key("Shortcut+Q")),
                new MenuPart(
                        "View",
                        Command.called("command.next-tab", () -> inside.moveTab(1)),
                        Command.called("command.previous-tab", () -> inside.moveTab(-1)),
                        Command.called("command.enlarge-inside", () -> inside.toggle(InsideView.Extent.WHOLE)),
                        Command.called("command.fold-inside", () -> inside.toggle(InsideView.Extent.FOLDED))),
                new MenuPart(
                        "View",
                        Command.called("command.theme", theme::toggle).key("Shortcut+Shift+L"),
                        Command.called("command.projector", guide::projector).key("F11")),
                new MenuPart(
                        "View",
                        Command.toggle(Texts.of("command.setup"), view.setup.open)
                                .key("Shortcut+1"),
                        Command.toggle(Texts.of("command.measures"), view.measures.open)
                                .key("Shortcut+2")));
    }

    @Override
    public List<Verb> verbs() {
        Function<List<String>, String> tabs = values -> refusal(inside.tabIds(), values);
        return List.of(
                verb("tab", tabs, "task.tab", values -> inside.show(values.get(0))),
                verb("inside", Verb.oneOf("beside", "whole", "folded"), "task.inside", values -> {
                    show(values.contains("whole") ? Set.of(Part.TAB) : Part.PICTURES);
                    if (values.contains("folded")) {
                        inside.arrange("folded");
                    }
                }),
                verb("side", Verb.oneOf("setup", "measures"), "task.side", values -> {
                    Set<Part> measures = Set.of(Part.PLAYERS, Part.LOSS, Part.METRICS);
                    show(values.contains("setup") ? Set.of(Part.PLAYERS, Part.SETTINGS) : measures);
                }),
                verb("show", WindowFeature::noParts, "task.window", values -> show(Part.of(values))));
    }

    private static Verb verb(
            String name, Function<List<String>, String> check, String what, Consumer<List<String>> action) {
        return Verb.of(name, check, Texts.of(what), () -> true, action);
    }

    private static String refusal(List<String> right, List<String> values) {
        return Verb.oneOf(right.toArray(String[]::new)).apply(values);
    }

    private static String noParts(List<String> values) {
        Stream<String> problems = values.stream().map(part -> refusal(Part.names(), List.of(part)));
        return problems.filter(problem -> !problem.isEmpty()).findFirst().orElse("");
    }

    @Override
    public List<Remembered> remembered() {
        return List.of(
                new Remembered("inside", inside::arrangement, inside::arrange),
                new Remembered(
                        "theatreHeight",
                        () -> Double.toString(view.centre.wanted),
                        height -> view.centre.divideAt(Double.parseDouble(height))));
    }

    @Override
    public List<Task> restoring() {
        ProjectorMode.Arrangement was = view.projector.outside();
        String tab = inside.shownTab();
        return List.of(Task.now(Texts.of("task.window-again"), () -> {
            inside.show(tab);
            view.projector.putBack(was);
            view.projector.ask(Part.PICTURES);
        }));
    }
}
