package afterimage.app;

import afterimage.app.lesson.LessonShelf;
import afterimage.app.lesson.LessonViewModel;
import afterimage.app.session.SessionState;
import afterimage.app.system.HeapRounds;
import afterimage.engine.run.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What a long session costs in memory: round after round a run of another cell is trained while all tabs are looked at,
 * 200 clips come into the code space, and every lesson is walked through. Prints the process's resident megabytes after each
 * round and, at its end, after two quiet minutes; asserts nothing. {@code -Dminutes=60} says how long.
 */
@Tag("long")
class HourBench {
    private static final int MINUTES = Integer.getInteger("minutes", 60);
    private static final List<String> PRESETS =
            List.of(System.getProperty("presets", "quick-start,lab-report-500,conv-predictor")
                    .split(","));
    private static final int LOOK_MS = 1500;

    private final long begin = System.nanoTime();
    private OpenWindow window;

    @Test
    void measure() throws Exception {
        HeapRounds.begin();
        try (OpenWindow opened = new OpenWindow(1280, 800)) {
            window = opened;
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            print("opened");
            for (int round = 0; seconds() < 60L * MINUTES; round++) {
                train(PRESETS.get(round % PRESETS.size()));
                lessons();
            }
            Thread.sleep(120_000);
            print("at rest");
        }
    }

    private void train(String preset) throws Exception {
        window.robot().interact(() -> window.models().setup.fill(Presets.named(preset)));
        window.press("train");
        until(SessionState.RUNNING);
        List<ToggleButton> tabs =
                new ArrayList<>(window.robot().lookup(".inside-tab").queryAllAs(ToggleButton.class));
        for (ToggleButton tab : tabs) {
            window.robot().interact(tab::fire);
            Thread.sleep(LOOK_MS);
        }
        Thread.sleep(10_000);
        window.press("stop");
        until(SessionState.IDLE);
        print(preset);
    }

    private void lessons() throws Exception {
        LessonViewModel lessons = window.wiring().lessons.model;
        List<LessonShelf.Entry> shelf = new ArrayList<>();
        window.robot().interact(() -> shelf.addAll(lessons.look()));
        for (LessonShelf.Entry entry : shelf) {
            window.robot().interact(() -> lessons.begin(entry));
            int steps = entry.lesson().steps().size();
            for (int step = 0; step < steps; step++) {
                window.until(() -> window.wiring().lessons.player.isDone());
                Thread.sleep(LOOK_MS);
                window.press("lesson-next");
            }
            window.robot().interact(lessons::close);
            window.until(() -> window.wiring().lessons.player.isDone());
        }
        print("lessons");
    }

    private void until(SessionState state) throws TimeoutException {
        window.until(() -> window.models().transport.state.get() == state);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private void print(String what) throws IOException {
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("");
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%5d s  %s  heap %d of %d MB  %s%n",
                seconds(),
                resident.replaceAll("\\s+", " "),
                (java.totalMemory() - java.freeMemory()) >> 20,
                java.totalMemory() >> 20,
                what);
    }
}
