package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.session.SessionState;
import afterimage.app.session.Worker;
import afterimage.engine.BadInput;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.Pictures;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.file.SafeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** Shapes that the user drew, kept as small pictures in a folder of their own, to train on. */
public record ShapesDesk(RunDesk desk, TrainDesk training, Worker worker, Path folder) {
    /** @param image square, 0 to 1 */
    public void keep(float[] image) {
        int side = (int) Math.sqrt(image.length);
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < image.length; i++) {
            picture.getRaster().setSample(i % side, i / side, 0, Math.round(255 * image[i]));
        }
        worker.run(() -> keep(picture), desk.messages::refuse, desk.messages::tell);
    }

    /** Says what became of it. */
    private String keep(BufferedImage picture) {
        byte[] png = Pictures.png(picture);
        Path file = folder.resolve("shape-1.png");
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve("shape-" + n + ".png");
        }
        try {
            for (Path other : files()) {
                if (Arrays.equals(png, Files.readAllBytes(other))) {
                    return Texts.of("desk.shape-again", other);
                }
            }
            Pictures.writePng(file, picture);
            if (!isShape(file)) {
                Files.delete(file);
                throw new BadInput(Texts.of("desk.shape-empty"));
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(folder, e);
        }
        return Texts.of("desk.shape-kept", files().stream().filter(ShapesDesk::isShape).count(), folder);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(GreyPicture::isPicture).sorted().toList();
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + folder + "': " + SafeFile.reason(e) + ".", e);
        }
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
        DataImport.Wish wish = new DataImport.Wish(Texts.of("desk.shapes"), As.IMAGES, null, Cut.WHOLE, 0);
        worker.run(
                () -> {
                    Map<Boolean, List<Path>> files =
                            files().stream().collect(Collectors.partitioningBy(ShapesDesk::isShape));
                    BadInput.unless(!files.get(true).isEmpty(), Texts.of("desk.no-shapes"));
                    return Map.entry(DataFiles.shelf().take(files.get(true), wish), files.get(false));
                },
                desk.messages::refuse,
                taken -> train(taken.getKey(), taken.getValue()));
    }

    private void train(DataSpec shapes, List<Path> skipped) {
        desk.setup.use(shapes);
        if (desk.transport.state.get().trains()) {
            // Train would go on with that one.
            desk.messages.refuse(Texts.of("desk.shapes-wait"));
            return;
        }
        if (!skipped.isEmpty()) {
            tellOnceRunning(Texts.of("desk.shapes-skipped", skipped.size(), skipped.get(0)));
        }
        training.train();
    }

    /** Preparing takes away what was told before. */
    private void tellOnceRunning(String sentence) {
        desk.transport.state.addListener(new ChangeListener<>() {
            @Override
            public void changed(
                    ObservableValue<? extends SessionState> state, SessionState before, SessionState now) {
                if (now == SessionState.RUNNING) {
                    desk.messages.refuse(sentence);
                    state.removeListener(this);
                }
            }
        });
    }
}
