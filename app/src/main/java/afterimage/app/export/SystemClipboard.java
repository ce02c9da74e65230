package afterimage.app.export;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of all programs. Its methods prepare on any thread; what they return runs on the window's. */
public class SystemClipboard {
    public Runnable image(BufferedImage picture) {
        Image image = SwingFXUtils.toFXImage(picture, null);
        return put(content -> content.putImage(image));
    }

    public Runnable text(String text) {
        return put(content -> content.putString(text));
    }

    private static Runnable put(Consumer<ClipboardContent> fill) {
        return () -> {
            ClipboardContent content = new ClipboardContent();
            fill.accept(content);
            Clipboard.getSystemClipboard().setContent(content);
        };
    }
}
