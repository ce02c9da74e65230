package afterimage.app;

import afterimage.app.lesson.LessonShelf;
import afterimage.app.lesson.LessonView;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.lesson.ShelfEntry;
import afterimage.app.shell.InsideView;
import afterimage.app.shell.LessonMenu;
import afterimage.app.shell.WorkbenchView;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/** Ties the lessons to the window. */
final class Lessons implements LessonMenu {
    private final LessonDesk desk;
    private final LessonViewModel model;
    private final BooleanBinding none;
    /** Puts the columns back as they were before the panel came. */
    private Runnable columns = () -> {};

    Lessons(LessonDesk.Window window) {
        desk = new LessonDesk(window);
        // Beside the folder of the runs, wherever that is.
        model = new LessonViewModel(
                desk,
                new LessonShelf(desk, () -> window.desk().runsProperty().get().resolveSibling("lessons")));
        none = Bindings.createBooleanBinding(() -> model.lesson().isEmpty(), model.revisionProperty());
    }

    /** Puts the panel into the window; called once. */
    void attach(WorkbenchView view, InsideView inside) {
        LessonSides sides = new LessonSides(view);
        desk.attach(sides, inside);
        view.putBeside(new LessonView(model), model.openProperty());
        model.openProperty().addListener((p, before, now) -> {
            if (now) {
                before(sides);
            } else {
                columns.run();
                view.requestFocus();
            }
        });
    }

    private void before(LessonSides sides) {
        columns = sides.keep();
        sides.makeRoom();
    }

    void pulse(long now) {
        desk.pulse(now);
    }

    @Override
    public void list() {
        if (model.openProperty().get() && model.lesson().isEmpty()) {
            model.close();
        } else {
            model.open();
        }
    }

    private List<ShelfEntry> usable() {
        return model.entries().stream().filter(entry -> !entry.isBroken()).toList();
    }

    @Override
    public List<String> titles() {
        model.look();
        return usable().stream().map(entry -> entry.lesson().title()).toList();
    }

    @Override
    public void begin(int index) {
        model.begin(usable().get(index));
    }

    @Override
    public void leave() {
        model.close();
    }

    @Override
    public ObservableValue<Boolean> noneUnderWay() {
        return none;
    }

    // For tests of the real window.

    LessonViewModel model() {
        return model;
    }

    LessonDesk desk() {
        return desk;
    }
}
