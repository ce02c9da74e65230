package afterimage.app.export;

/** Where the window says what happened: its status bar. */
public interface Notices {
    void tell(String sentence);

    void tellProblem(String sentence);
}
