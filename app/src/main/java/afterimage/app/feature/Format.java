package afterimage.app.feature;

import java.util.Locale;

/** What a file can be. */
public enum Format {
    PNG,
    /** Moving pixels. */
    GIF,
    /** Vectors, for the web and for drawing programs. */
    SVG,
    /** Vectors on a page of their own, for papers. */
    PDF,
    CSV,
    /** Arrays, for NumPy. */
    NPZ;

    /** How a file's name ends, with its dot. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether the number of pixels is a matter of choice. */
    public boolean hasScale() {
        return this == PNG || this == GIF;
    }

    /** Whether it shows colours. */
    public boolean hasLook() {
        return this != CSV && this != NPZ;
    }
}
