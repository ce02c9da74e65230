package afterimage.app.control;

/** Something that paints itself pixel by pixel, and would be blurred if its picture were merely enlarged. */
public interface Sharp {
    /**
     * Paints with more pixels while a picture is taken of it.
     *
     * @param pixels a unit of length; 1 as on the screen
     */
    void setResolution(int pixels);
}
