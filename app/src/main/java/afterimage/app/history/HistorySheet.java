package afterimage.app.history;

import afterimage.app.control.StateRow;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.engine.cell.Quantity;
import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import afterimage.engine.trace.LossPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was computed of a clip at the moments of a run: whole for those looked at last, as numbers for all. Not safe for
 * several threads.
 */
final class HistorySheet {
    /** Moments whose pictures are kept, a film's; about a megabyte each. */
    private static final int NEAR = 60;

    private static final List<String> HEAD =
            List.of("step", "train_loss", "held_out_loss", "reconstruction_mse", "prediction_mse");

    /** Least recently used first. */
    private final Map<Long, ClipAtStep> near = new LinkedHashMap<>(NEAR, 0.75f, true);

    private final Map<Long, List<?>> rows = new TreeMap<>();
    private final List<LossPoint> train = new ArrayList<>();
    private final List<LossPoint> heldOut = new ArrayList<>();
    /** The largest number of all maps that were kept. */
    private double largest;

    /** Takes the losses of the run in view. */
    void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            train.clear();
            train.addAll(opened.train());
            heldOut.clear();
            heldOut.addAll(opened.heldOut());
        });
        mail.of(News.Trained.class).ifPresent(news -> train.addAll(news.losses()));
        mail.of(News.Looked.class).ifPresent(news -> heldOut.addAll(news.losses()));
    }

    void put(ClipAtStep seen) {
        near.put(seen.step(), seen);
        largest = Math.max(largest, StateRow.largest(seen.maps()));
        if (near.size() > NEAR) {
            near.remove(near.keySet().iterator().next());
        }
        List<Object> row = new ArrayList<>(List.of(seen.step()));
        double reconstruction = seen.outputs().mse(Branch.RECONSTRUCTION);
        Stream.of(seen.train(), seen.heldOut(), reconstruction, seen.outputs().mse(Branch.PREDICTION))
                .forEach(number -> row.add(Table.number("%.6g", number)));
        rows.put(seen.step(), row);
    }

    /** Null if it is not at hand. */
    ClipAtStep near(long step) {
        return near.get(step);
    }

    /** A film of those at hand among some moments; null without any. */
    Film film(List<Long> steps, Quantity quantity) {
        List<ClipAtStep> scenes =
                steps.stream().map(near::get).filter(Objects::nonNull).toList();
        return scenes.isEmpty() ? null : new Film(scenes, List.copyOf(train), List.copyOf(heldOut), quantity, largest);
    }

    /** The pictures are of another layer or quantity than is wanted now; the numbers stay. */
    void forgetPictures() {
        near.clear();
        largest = 0;
    }

    void clear() {
        forgetPictures();
        rows.clear();
    }

    /** A line for each moment computed so far, or null before any is. */
    String toCsv() {
        return rows.isEmpty() ? null : new Table(HEAD, List.copyOf(rows.values())).csv();
    }
}
