package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.picture.FrameSheet;
import afterimage.app.session.Worker;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.Pictures;
import afterimage.engine.clip.Shading;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataImport.Wish;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.DigitSet;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shapes that the user drew, kept as small pictures in a folder of their own, to train on. */
public record ShapesDesk(RunDesk desk, TrainDesk training, Worker worker, Path folder) {
    /** @param image square, 0 to 1 */
    public void keep(float[] image) {
        int side = (int) Math.sqrt(image.length);
        BufferedImage picture = FrameSheet.frame(new Clip(1, side, side, image), 0, Shading.GREY);
        // The same drawing has the same name.
        Path file = folder.resolve("shape-" + Integer.toHexString(Arrays.hashCode(image)) + ".png");
        Supplier<String> keeping = () -> {
            boolean isNew = !Files.exists(file);
            Pictures.writePng(file, picture);
            if (!isShape(file)) {
                file.toFile().delete();
                throw new BadInput(Texts.of("desk.shape-empty"));
            }
            return Texts.of(isNew ? "desk.shape-kept" : "desk.shape-again", shapes().size(), folder);
        };
        worker.run(keeping, desk.messages::refuse, desk.messages::tell);
    }

    private List<Path> files() {
        Stream<File> found = Stream.ofNullable(folder.toFile().listFiles()).flatMap(Stream::of);
        return found.map(File::toPath).filter(GreyPicture::isPicture).toList();
    }

    private List<Path> shapes() {
        return files().stream().filter(ShapesDesk::isShape).toList();
    }

    private static boolean isShape(Path file) {
        try {
            GreyPicture.read(file, DigitSet.SIZE);
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    /** Trains a model on the shapes kept, with the other settings as they are. */
    public void train() {
        Supplier<DataSpec> taking = () -> {
            List<Path> shapes = shapes();
            int others = files().size() - shapes.size();
            BadInput.unless(!shapes.isEmpty(), Texts.of("desk.no-shapes"));
            String name = Texts.of(others == 0 ? "desk.shapes" : "desk.shapes-some", others);
            return DataFiles.shelf().take(shapes, new Wish(name, As.IMAGES, null, Cut.WHOLE, 0));
        };
        worker.run(taking, desk.messages::refuse, made -> {
            desk.setup.use(made);
            training.train();
        });
    }
}
