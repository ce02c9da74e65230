package afterimage.app.shell;

/** What explains the window, and what makes it large. */
public interface Guidance {
    /** Opens Help where it was left, or closes it. */
    void help();

    /** Opens Help at a page, e.g. {@code Keys}. */
    void helpOn(String page);

    /** Begins the tour. */
    void tour();

    /** Guided lessons. */
    LessonMenu lessons();

    /** Opens the command list, or closes it. */
    void commands();

    /** Enters or leaves the view for a projector. */
    void projector();
}
