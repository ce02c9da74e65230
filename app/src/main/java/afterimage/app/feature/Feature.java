package afterimage.app.feature;

import afterimage.app.session.Mail;
import java.util.List;

/** A part of the program. It offers what it has; all of it is called on the window's thread. */
public interface Feature {
    /** Entries of the window's menus. */
    default List<MenuPart> menus() {
        return List.of();
    }

    /** Views inside the model, in the order of their tabs. */
    default List<Tab> tabs() {
        return List.of();
    }

    /** What can be exported. */
    default List<Exhibit> exhibits() {
        return List.of();
    }

    /** What lessons can ask of it. */
    default List<Verb> verbs() {
        return List.of();
    }

    /** What stays from one start of the program to the next. */
    default List<Remembered> remembered() {
        return List.of();
    }

    /** Tasks that bring this feature back to what it is now, e.g. after a lesson. */
    default List<Task> restoring() {
        return List.of();
    }

    /** Takes news of the training, three times a second at most. */
    default void show(Mail mail) {}

    /** @param now time of the pulse, nanoseconds */
    default void pulse(long now) {}
}
