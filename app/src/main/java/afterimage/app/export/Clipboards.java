package afterimage.app.export;

import java.awt.image.BufferedImage;

/** The system's clipboard. Both methods prepare on any thread; what they return runs on the window's. */
public interface Clipboards {
    Runnable image(BufferedImage picture);

    Runnable text(String text);
}
