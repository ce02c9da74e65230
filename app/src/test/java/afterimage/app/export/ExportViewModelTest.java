package afterimage.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.picture.Painting;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the export dialog does, without a toolkit: the worker is a queue that the test works off. */
class ExportViewModelTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Object> copied = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private ExportViewModel model;

    @BeforeEach
    void make() {
        Map<Format, Exhibit.Source> chart = new LinkedHashMap<>();
        for (Format format : List.of(Format.PNG, Format.SVG)) {
            chart.put(format, look -> {
                looks.add(look);
                return Capture.drawing(progress -> new Painting(30, 20, g -> g.fillRect(0, 0, 5, 5)), format, look);
            });
        }
        Exhibit numbers = exhibit("metrics", Map.of(Format.CSV, look -> Capture.table("run,b\n\"a, trained\",2\n")));
        Exhibit nothing = exhibit("runs", Map.of(Format.PNG, look -> null));
        model = new ExportViewModel(
                List.of(exhibit("curves", chart), numbers, nothing), around("quick-start"), work::add);
    }

    @Test
    void aNameIsSuggestedForRunThingAndFormatAndNoneThatExists() throws Exception {
        assertEquals(folder.resolve("quick-start-curves.png").toString(), model.target.text.get());
        model.format.set(Format.SVG);
        assertEquals(folder.resolve("quick-start-curves.svg").toString(), model.target.text.get());
        Files.createFile(folder.resolve("quick-start-metrics.csv"));
        model.exhibit.set(model.exhibits.get(1));
        assertEquals(Format.CSV, model.format.get());
        assertEquals(folder.resolve("quick-start-metrics-2.csv").toString(), model.target.text.get());
    }

    @Test
    void aFormatThatTheNextThingHasStaysChosen() {
        model.format.set(Format.SVG);
        model.exhibit.set(model.exhibits.get(2));
        assertEquals(Format.PNG, model.format.get());
        model.exhibit.set(model.exhibits.get(0));
        assertEquals(Format.PNG, model.format.get());
    }

    @Test
    void anExportIsTakenAtOnceWrittenElsewhereAndToldWhenThePulseComes() throws Exception {
        Path file = folder.resolve("deep/er/chart.png");
        model.target.text.set(file.toString());
        model.scale.set(4);
        model.print.set(true);
        model.export();
        assertEquals(new Look(4, true, false), looks.get(looks.size() - 1));
        assertTrue(model.state.get().busy());
        assertFalse(Files.exists(file));
        workOff();
        assertTrue(model.state.get().busy());
        model.pulse();
        assertFalse(model.state.get().busy());
        assertEquals(120, ImageIO.read(file.toFile()).getWidth());
        assertEquals("Written " + file, told.get(told.size() - 1));
        assertEquals("Written " + file, model.state.get().sentence());
        assertEquals(file.getParent().toString(), model.remembered().now().get());
        model.remembered().again().accept(folder.toString());
        model.remembered().again().accept(folder.resolve("gone").toString());
        assertEquals(folder.toString(), model.remembered().now().get());
    }

    @Test
    void aSecondExportWaitsForTheFirst() {
        model.export();
        model.export();
        assertTrue(problems.get(0).contains("still being written"));
        assertEquals(1, work.size());
    }

    @Test
    void aCancelledExportEndsAndWritesNothing() {
        Path file = folder.resolve("film.gif");
        Look look = new Look(1, false, false);
        Exhibit film =
                exhibit("film", Map.of(Format.GIF, l -> Capture.moving(4, t -> new Painting(9, 9, g -> {}), 2, look)));
        ExportViewModel other = new ExportViewModel(List.of(film), around("run"), work::add);
        other.export("film", Format.GIF, file);
        other.cancel();
        workOff();
        other.pulse();
        assertEquals(
                "The export was cancelled; nothing was written.",
                other.state.get().sentence());
        assertFalse(other.state.get().busy() || Files.exists(file));
        other.export("film", Format.GIF, file);
        workOff();
        assertTrue(Files.exists(file), "the next one is not");
    }

    @Test
    void aFailedExportSaysWhyAndLeavesTheOldFile() throws Exception {
        Path file = folder.resolve("old.png");
        Files.writeString(file, "old");
        Exhibit broken = exhibit(
                "broken",
                Map.of(
                        Format.PNG,
                        look -> Capture.picture(() -> {
                            throw new IllegalStateException("no picture");
                        })));
        ExportViewModel other = new ExportViewModel(List.of(broken), around("run"), work::add);
        other.target.text.set(file.toString());
        assertEquals("This file exists and will be replaced.", other.target.note.get());
        other.export();
        workOff();
        other.pulse();
        assertTrue(other.state.get().failed());
        assertTrue(problems.get(0).contains("nothing was written"), problems.toString());
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aTargetThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        model.target.text.set(folder.resolve("file/chart.png").toString());
        model.export();
        workOff();
        model.pulse();
        assertTrue(problems.get(0).contains("Cannot write"), problems.toString());
        model.target.text.set(" ");
        model.export();
        assertTrue(problems.get(1).contains("cannot be a file name"));
    }

    @Test
    void whatIsNotThereYetIsNotExported() {
        model.exhibit.set(model.exhibits.get(2));
        model.export();
        assertEquals("There is nothing to export yet.", problems.get(0));
        assertTrue(work.isEmpty());
    }

    @Test
    void picturesAndTablesAreCopied() {
        model.copy();
        workOff();
        model.pulse();
        assertEquals(60, ((BufferedImage) copied.get(0)).getWidth());
        model.exhibit.set(model.exhibits.get(1));
        model.copy();
        workOff();
        model.pulse();
        assertEquals("run\tb\na, trained\t2\n", copied.get(1), "a comma parts no cells on the clipboard");
        assertEquals("Metrics copied to the clipboard", told.get(told.size() - 1));
    }

    @Test
    void previewsAreMadeWhileTheDialogIsOpenAndTheLatestWins() {
        model.print.set(true);
        assertTrue(work.isEmpty());
        model.opened();
        model.exhibit.set(model.exhibits.get(1));
        workOff();
        model.pulse();
        assertEquals("run\tb\na, trained\t2", model.previewProperty().get().text());
        model.exhibit.set(model.exhibits.get(0));
        workOff();
        model.pulse();
        assertEquals(30, model.previewProperty().get().image().getWidth());
        assertEquals("60 × 40 pixels", model.sizeText());
        model.closed();
        model.print.set(false);
        assertTrue(work.isEmpty());
    }

    @Test
    void theMenusBesideTheViewsWriteWithoutTheDialog() {
        Path file = folder.resolve("direct.csv");
        model.export("metrics", Format.CSV, file);
        workOff();
        model.pulse();
        assertTrue(Files.exists(file));
    }

    private void workOff() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    private static Exhibit exhibit(String id, Map<Format, Exhibit.Source> ways) {
        return new Exhibit(id, null, ways);
    }

    private ExportViewModel.Around around(String run) {
        SystemClipboard clipboard = new SystemClipboard() {
            @Override
            public Runnable image(BufferedImage picture) {
                return () -> copied.add(picture);
            }

            @Override
            public Runnable text(String text) {
                return () -> copied.add(text);
            }
        };
        return new ExportViewModel.Around(clipboard, folder, () -> run, told::add, problems::add);
    }
}
