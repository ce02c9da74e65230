package afterimage.app.export;

import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard that other programs paste from. */
public final class SystemClipboard implements Clipboards {
    @Override
    public Runnable image(BufferedImage picture) {
        Image image = SwingFXUtils.toFXImage(picture, null);
        return () -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
        };
    }

    @Override
    public Runnable text(String text) {
        return () -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        };
    }
}
