package afterimage.app.metrics;

import afterimage.app.session.Mail;
import afterimage.engine.measure.Score;
import afterimage.engine.run.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The latest metrics of the held-out clips, each beside what costs nothing. */
public final class MetricsViewModel {
    /** What a number that is not there is written as. */
    public static final String NONE = "–";

    /**
     * @param name with its convention
     * @param explanation what it is and who gives it so
     */
    public record Row(
            String name, String explanation, String reconstruction, String prediction, String copyLast, String blank) {}

    private enum Metric {
        MSE(
                "MSE/pixel",
                "Mean squared error of a pixel, values in [0, 1] (the lab report's unit).",
                s -> s.mse(),
                "%.4f"),
        MSE_FRAME(
                "MSE/frame", "Squared error summed over a frame's pixels (OpenSTL's unit).", s -> s.mseFrame(), "%.1f"),
        MAE_FRAME(
                "MAE/frame",
                "Absolute error summed over a frame's pixels (OpenSTL's unit).",
                s -> s.maeFrame(),
                "%.1f"),
        BCE(
                "BCE nats/frame",
                "Cross-entropy of a frame in nats (Srivastava et al. 2015). A copied or blank frame is certain of its"
                        + " mistakes, which costs without bound.",
                s -> s.bceFrame(),
                "%.1f"),
        SSIM("SSIM", "Structural similarity, data range 1, 7x7 uniform window; 1 is identical.", s -> s.ssim(), "%.3f"),
        PSNR("PSNR, dB", "Peak signal to noise of each frame, then the mean.", s -> s.psnr(), "%.1f");

        private final String title;
        private final String explanation;
        private final Function<Score, Double> value;
        private final String format;

        Metric(String title, String explanation, Function<Score, Double> value, String format) {
            this.title = title;
            this.explanation = explanation;
            this.value = value;
            this.format = format;
        }

        String of(Score score) {
            Double number = score == null ? null : value.apply(score);
            return number == null ? NONE : String.format(Locale.ROOT, format, number);
        }
    }

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("Held-out metrics");

    public MetricsViewModel() {
        fill(new Evaluation(0, null, null, null, null, null));
    }

    public ObservableList<Row> rows() {
        return shownRows;
    }

    /** Says of which step they are. */
    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    public void show(Mail mail) {
        if (mail.opened() != null) {
            heading.set("Held-out metrics");
            fill(new Evaluation(0, null, null, null, null, null));
        }
        if (mail.measured() != null) {
            heading.set(String.format(
                    Locale.ROOT, "Held-out metrics · step %,d", mail.measured().step()));
            fill(mail.measured().evaluation());
        }
    }

    private void fill(Evaluation e) {
        rows.setAll(List.of(Metric.values()).stream()
                .map(m -> new Row(
                        m.title,
                        m.explanation,
                        m.of(e.reconstruction()),
                        m.of(e.prediction()),
                        m.of(e.copyLast()),
                        m.of(e.blank())))
                .toList());
    }
}
