package afterimage.app.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.Region;

/** The columns beside the theatre while a lesson has a column of its own: narrow windows have room for one of them. */
public final class LessonSides {
    /** Widths at which setup, theatre, measures and lesson stand side by side. */
    private static final double ROOM_FOR_ALL = 1640;

    private final WorkbenchView view;
    /** Puts the columns back as they were before the lessons' came. */
    private Runnable putBack = () -> {};

    public LessonSides(WorkbenchView view) {
        this.view = view;
    }

    /** Puts the lessons' column into the window; while it is there the others make room. */
    public void makeRoomFor(Region lessons, ReadOnlyBooleanProperty open) {
        view.putBeside(lessons, open);
        open.addListener((p, before, now) -> {
            if (now) {
                putBack = keep();
                show("measures");
            } else {
                putBack.run();
                view.requestFocus();
            }
        });
    }

    /** @param side {@code setup} or {@code measures} */
    void show(String side) {
        boolean all = view.getWidth() >= ROOM_FOR_ALL;
        if (view.projector.on.get()) {
            // It has no setup anyway, and wide measures.
            view.measures.open.set(all);
            return;
        }
        SidePanel wanted = side.equals("setup") ? view.setup : view.measures;
        SidePanel other = wanted == view.setup ? view.measures : view.setup;
        // The one that goes first, so that both are never there at once.
        if (!all) {
            other.open.set(false);
        }
        wanted.open.set(true);
    }

    /** What brings the columns back as they are now. */
    public Runnable keep() {
        boolean setup = view.setup.open.get();
        boolean measures = view.measures.open.get();
        return () -> {
            view.setup.open.set(setup);
            view.measures.open.set(measures);
        };
    }
}
