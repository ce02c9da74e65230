package afterimage.app.control;

/** Something that paints itself pixel by pixel, and would be blurred if its picture were merely enlarged. */
public interface Sharp {
    /** While a picture is taken of it, paints with so many pixels a unit of length; 1 as on the screen. */
    void setResolution(int pixels);
}
