package afterimage.app;

import afterimage.app.draw.DrawFeature;
import afterimage.app.draw.DrawViewModel;
import afterimage.app.session.SessionState;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long the model's answer takes after a digit has moved, in the real window: until the answer is drawn into its
 * views, at rest and while it trains. It asserts nothing.
 */
@Tag("long")
class DrawBench {
    private static final int MOVES = Integer.getInteger("moves", 100);
    private static final int WARM = 10;

    @Test
    void measure() throws Exception {
        try (OpenWindow window = new OpenWindow(1440, 900)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            DrawViewModel draw = window.models().feature(DrawFeature.class).model;
            window.press("train");
            window.until(() -> window.models().transport.state.get() == SessionState.RUNNING);
            window.until(() -> window.models().transport.steps() > 50);
            window.press("inside-draw");
            window.until(() -> !draw.isEmpty());
            print("Quick start while it trains", times(window, draw));
            window.press("pause");
            window.until(() -> window.models().transport.state.get() == SessionState.PAUSED);
            print("Quick start at rest", times(window, draw));
        }
    }

    private static double[] times(OpenWindow window, DrawViewModel draw) throws Exception {
        double[] times = new double[MOVES];
        for (int i = -WARM; i < MOVES; i++) {
            double x = 18 + 15 * Math.sin(i * 0.3);
            double y = 18 + 15 * Math.cos(i * 0.3);
            int[] before = new int[1];
            long[] moved = new long[1];
            long[] answered = new long[1];
            window.robot().interact(() -> {
                before[0] = draw.revision.get();
                moved[0] = System.nanoTime();
                draw.revision.addListener((p, was, now) -> {
                    if (now.intValue() == before[0] + 1) {
                        answered[0] = System.nanoTime();
                    }
                });
                draw.place(x, y);
            });
            window.until(() -> answered[0] != 0);
            if (i >= 0) {
                times[i] = (answered[0] - moved[0]) / 1e6;
            }
        }
        return times;
    }

    private static void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: from the move to the answer median %.1f ms, 95th percentile %.1f ms, longest %.1f ms (%d moves)%n",
                what,
                times[times.length / 2],
                times[times.length * 95 / 100],
                times[times.length - 1],
                times.length);
    }
}
