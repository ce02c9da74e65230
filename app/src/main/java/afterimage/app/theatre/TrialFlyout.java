package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Lets the user choose other clips than the held-out ones for the model. */
final class TrialFlyout {
    private static final double WIDTH = 330;

    static Flyout of(TrialViewModel model) {
        GridPane rows = Nodes.styled(new GridPane(), "trial-rows");
        row(rows, "digits", segments("trial-digits", TrialViewModel.DIGITS, Object::toString, model.digits));
        Function<Double, String> times = pace -> "×" + Numbers.plain(pace, 1);
        row(rows, "speed", segments("trial-pace", TrialViewModel.PACES, times, model.pace));
        HBox futures = new HBox();
        model.futures.subscribe(
                now -> futures.getChildren().setAll(segments("trial-future", now, Object::toString, model.future)));
        row(rows, "frames", futures);
        String forcing = Terms.words("teacher-forcing");
        CheckBox truth = Nodes.check("trial-truth", Texts.of("theatre.truth"), forcing, model.truth);
        truth.disableProperty().bind(model.truthProblem.isNotEmpty());
        Label problem = Nodes.note(Nodes.following(model.truthProblem, null, "dim"));
        Button back = Nodes.button("trial-reset", model::reset);
        back.disableProperty().bind(model.trial.isNull());
        Label title = Nodes.label(Texts.of("theatre.trial"), "view-title");
        Label about = Nodes.text(Texts.of("theatre.trial.about"), "dim");
        VBox sheet = new VBox(10, title, about, rows, truth, problem, Nodes.row(Nodes.gap(), back));
        sheet.setPrefWidth(WIDTH);
        return new Flyout(sheet);
    }

    /** @param term of the glossary that says what the row sets */
    private static void row(GridPane rows, String term, Node choice) {
        rows.addRow(rows.getRowCount(), Nodes.explained(Texts.of("theatre." + term), Terms.words(term)), choice);
    }

    private static <T> Segments<T> segments(
            String id, List<T> values, Function<T, String> words, ObjectProperty<T> chosen) {
        return Nodes.styled(new Segments<>(id, values, words, chosen), "trial-segments");
    }
}
