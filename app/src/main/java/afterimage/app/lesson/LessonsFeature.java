package afterimage.app.lesson;

import afterimage.app.feature.Feature;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Guided lessons. */
public final class LessonsFeature implements Feature {
    public final LessonPlayer player;
    public final LessonViewModel model;

    /** @param folder of the user's own lessons, which need not exist */
    public LessonsFeature(
            List<Feature> features, LessonPlayer.Window window, Supplier<Path> folder, LessonViewModel.Runs runs) {
        player = new LessonPlayer(features, window);
        model = new LessonViewModel(player, folder, runs);
    }

    @Override
    public List<MenuPart> menus() {
        BooleanBinding none = Bindings.createBooleanBinding(() -> model.lesson().isEmpty(), model.revision);
        Command list = Command.called("command.lessons", this::list).key("Shortcut+L");
        return List.of(
                new MenuPart("Lessons", list),
                new MenuPart("Lessons", new MenuEntry.Line(this::titles)),
                new MenuPart("Lessons", Command.called("command.leave-lesson", model::close, none)));
    }

    /** Opens the panel with the list, or closes it. */
    public void list() {
        if (model.open.get() && model.lesson().isEmpty()) {
            model.close();
        } else {
            model.open();
        }
    }

    /** The files are read anew each time, as they come and go. */
    private List<Command> titles() {
        return model.look().stream()
                .filter(entry -> !entry.isBroken())
                .map(entry -> Command.of(entry.lesson().title(), () -> model.begin(entry)))
                .toList();
    }

    @Override
    public void pulse(long now) {
        player.pulse(now);
        model.pulse();
    }
}
