package afterimage.app.export;

import java.awt.image.BufferedImage;

/**
 * What a file would hold.
 *
 * @param image at scale 1, or null
 * @param text first lines of a table, or why there is nothing; null for a picture
 */
public record Preview(BufferedImage image, String text) {}
