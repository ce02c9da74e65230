package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.app.setup.SetupViewModel;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Pictures;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shapes that the user drew, kept as small pictures in a folder of their own, to train on. */
public record ShapesDesk(SetupViewModel setup, Worker worker, Messages messages, Path folder) {
    /** @param image square, 0 to 1 */
    public void keep(float[] image) {
        int side = (int) Math.sqrt(image.length);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < image.length; i++) {
            picture.getRaster().setSample(i % side, i / side, 0, Math.round(255 * image[i]));
        }
        worker.run(
                () -> {
                    Path file = folder.resolve("shape-1.png");
                    for (int n = 2; Files.exists(file); n++) {
                        file = folder.resolve("shape-" + n + ".png");
                    }
                    Pictures.writePng(file, picture);
                    return file;
                },
                messages::refuse,
                file -> messages.tell(Texts.of("desk.shape-kept", file)));
    }

    /** Puts the shapes kept into the settings, for the next run. */
    public void use() {
        DataImport.Wish wish = new DataImport.Wish(Texts.of("desk.shapes"), As.IMAGES, null, Cut.WHOLE, 0);
        worker.run(
                () -> {
                    BadInput.unless(Files.isDirectory(folder), Texts.of("desk.no-shapes"));
                    return DataFiles.shelf().take(List.of(folder), wish);
                },
                messages::refuse,
                made -> {
                    setup.use(made);
                    messages.tell(Texts.of("desk.shapes-used"));
                });
    }
}
