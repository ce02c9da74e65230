package afterimage.app.history;

import afterimage.app.control.MapRow;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is to be seen: a moment above now, above the truth, as film strips; then what the layer did in both, on one scale.
 *
 * @param then null as long as it is not computed; nothing is shown then
 * @param now null as long as it is not computed
 * @param clip null for none
 */
record HistoryPicture(ClipAtStep then, ClipAtStep now, Clip clip, Quantity quantity) {
    boolean isEmpty() {
        return then == null || clip == null;
    }

    /** Numbers of the clip's frames. */
    List<String> heads() {
        return isEmpty()
                ? List.of()
                : IntStream.range(0, clip.time()).mapToObj(Integer::toString).toList();
    }

    int inputFrames() {
        return isEmpty() ? 0 : then.inputFrames();
    }

    /** Columns of the players' step: a frame of the input and one of the future. */
    List<Integer> present(int time) {
        List<Integer> columns = new ArrayList<>();
        if (time < inputFrames()) {
            columns.add(time);
        }
        if (inputFrames() + time < heads().size()) {
            columns.add(inputFrames() + time);
        }
        return columns;
    }

    /** Losses of the moment, and its errors beside those of now. */
    String numbers() {
        return isEmpty() ? "" : HistoryWords.numbers(then, now);
    }

    List<MapRow> rows() {
        if (isEmpty()) {
            return List.of();
        }
        List<MapRow> rows = new ArrayList<>();
        rows.add(frames(
                String.format(Locale.ROOT, "step %,d", then.step()),
                "What the model made of this clip at that step: the reconstruction, then the prediction. Look for when"
                        + " blobs become digits, and when they begin to move.",
                then.frames(),
                clip));
        if (now != null) {
            rows.add(frames(
                    String.format(Locale.ROOT, "now %,d", now.step()),
                    "What the model in view makes of this clip now.",
                    now.frames(),
                    clip));
        }
        rows.add(frames("truth", "The clip itself: the input, then what really came next.", truth(clip), clip));
        double size = Math.max(size(then), now == null ? 0 : size(now));
        rows.add(maps(name(quantity) + " then", "at that step", then, quantity, size));
        if (now != null) {
            rows.add(maps(name(quantity) + " now", "now", now, quantity, size));
        }
        return rows;
    }

    /** Short enough for the name of a row. */
    static String name(Quantity quantity) {
        return switch (quantity) {
            case INPUT_GATE -> "input i";
            case FORGET_GATE -> "forget f";
            case CANDIDATE -> "candidate g";
            case OUTPUT_GATE -> "output o";
            case MEMORY -> "memory c";
            default -> "hidden h";
        };
    }

    private static List<float[]> truth(Clip clip) {
        return IntStream.range(0, clip.time()).mapToObj(clip::frame).toList();
    }

    private static MapRow frames(String name, String about, List<float[]> cells, Clip clip) {
        return new MapRow(name, about, cells, clip.width(), Shading.GREY, 0, 1);
    }

    private static MapRow maps(String name, String when, ClipAtStep of, Quantity quantity, double size) {
        String about = "The layer's " + name(quantity) + " " + when + ", "
                + (of.columns() == 1 ? "its units below each other" : "mean over its channels")
                + ": the encoder's while it reads, then the prediction decoder's.";
        return quantity.isGate()
                ? new MapRow(name, about, of.maps(), of.columns(), Shading.HEAT, 0, 1)
                : new MapRow(name, about, of.maps(), of.columns(), Shading.SIGNED, -rounded(size), rounded(size));
    }

    private static double size(ClipAtStep of) {
        double largest = 0;
        for (float[] map : of.maps()) {
            for (int i = 0; map != null && i < map.length; i++) {
                largest = Math.max(largest, Math.abs(map[i]));
            }
        }
        return largest;
    }

    /** Up, to two digits. */
    private static double rounded(double size) {
        if (size == 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
        return Math.ceil(size / unit) * unit;
    }
}
