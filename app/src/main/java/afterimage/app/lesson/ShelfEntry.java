package afterimage.app.lesson;

/**
 * A file of lessons as the list shows it.
 *
 * @param file its name
 * @param own whether it is the user's, not the program's
 * @param lesson null if it cannot be used
 * @param problem why not, one sentence; else empty
 */
public record ShelfEntry(String file, boolean own, Lesson lesson, String problem) {
    public boolean isBroken() {
        return lesson == null;
    }
}
