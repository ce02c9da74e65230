package afterimage.app.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.clip.Pictures;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport.As;
import afterimage.engine.data.DataSpec;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewModelTest {
    @TempDir
    private Path folder;

    private final Worker worker = new Worker("files");
    private final Messages messages = new Messages();
    private final ObjectProperty<RunSpec> settings = new SimpleObjectProperty<>(Presets.named(Presets.QUICK_START));
    private final List<DataSpec> used = new ArrayList<>();
    private final SourceViewModel model = new SourceViewModel(worker, messages, settings, used::add);

    @AfterEach
    void close() {
        worker.close();
    }

    private void done() {
        worker.finish();
        worker.deliver();
    }

    private void look(Path... files) {
        model.look(List.of(files));
        until();
    }

    private void until() {
        while (model.busy.get()) {
            worker.deliver();
            Thread.onSpinWait();
        }
    }

    private String words() {
        return model.contents.get().words();
    }

    /** Twelve of them, numbered, with a bar that is longer in each. */
    private Path pictures(String name, int side) {
        for (int n = 1; n <= 12; n++) {
            BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
            for (int x = 0; x < n; x++) {
                picture.getRaster().setSample(x, 5, 0, 255);
            }
            Pictures.writePng(folder.resolve(name).resolve("bar" + n + ".png"), picture);
        }
        return folder.resolve(name);
    }

    private Path clips(String name, int videos, int frames) {
        float[] frame = new float[40 * 32];
        IntStream.range(0, 100).forEach(i -> frame[i] = 1);
        NpyHeader header = NpyHeader.of(NpyHeader.Type.UINT8, frames, videos, 32, 40);
        try (NpyFrameWriter writer = new NpyFrameWriter(folder.resolve(name), header)) {
            IntStream.range(0, videos * frames).forEach(i -> writer.write(i, frame));
            writer.commit(header);
        }
        return folder.resolve(name);
    }

    @Test
    void itSaysWhatWasFoundBeforeItIsTakenAndEachFileBeginsAnew() throws IOException {
        look(pictures("shapes", 20));
        assertTrue(words().startsWith("12 images of 12 classes. They become grey, 20 pixels"), words());
        assertTrue(words().contains("a hundred times"), words());
        model.takeFor(As.VIDEO);
        until();
        assertTrue(words().startsWith("Videos: 1. The first has 12 frames of 20 × 20 pixels"), words());
        model.side.set(0.3);
        model.step.set(4);
        model.name.set("mine");
        look(clips("clips.npy", 9, 5));
        assertEquals(Cut.WHOLE, model.cut());
        assertEquals("clips.npy", model.name.get());
        assertTrue(words().startsWith("Videos: 9. The first has 5 frames of 40 × 32 pixels"), words());
        assertFalse(model.contents.get().either(), "an array is always videos");
        look(folder.resolve("shapes"));
        assertFalse(model.contents.get().ofVideos());
        assertTrue(model.usable.get());
        look(Files.writeString(folder.resolve("notes.gif"), "no picture"));
        assertTrue(model.problem.get().contains("not a GIF"), model.problem.get());
        assertFalse(model.usable.get());
        look(folder.resolve("gone.gif"));
        assertTrue(model.problem.get().startsWith("Cannot read '" + folder.resolve("gone.gif")), model.problem.get());
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no data");
        look(notes);
        assertTrue(model.problem.get().startsWith("There are no data in " + notes + ":"), model.problem.get());
    }

    @Test
    void whatIsTakenIsUsedAndClosesTheWindowAndTooShortVideosAreTold() {
        List<String> closed = new ArrayList<>();
        look(clips("clips.npy", 9, 5));
        model.files.addListener((p, before, now) -> closed.add(messages.status.get()));
        model.take();
        until();
        assertTrue(used.get(0).name().startsWith("clips.npy"));
        assertTrue(closed.get(0).startsWith("Clips are now made of “clips.npy"), closed.get(0));
        assertTrue(messages.problem.get().contains("5 frames in a row"), messages.problem.get());
        assertEquals("", words());
        assertFalse(model.usable.get());
    }

    @Test
    void whatIsCancelledIsNotUsed() {
        look(pictures("shapes", 20));
        model.take();
        assertFalse(model.usable.get(), "busy");
        model.look(List.of());
        done();
        assertEquals(List.of(), used);
        assertEquals(List.of(), model.files.get());
    }
}
