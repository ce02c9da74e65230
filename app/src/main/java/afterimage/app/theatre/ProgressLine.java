package afterimage.app.theatre;

import afterimage.app.control.Flyout;
import afterimage.app.control.FramePlayer;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One line on how far the run in view is; it keeps its height while there is nothing to say. */
final class ProgressLine extends HBox {
    private static final double WIDTH = 300;
    private static final double PICTURE = 240;

    ProgressLine(ProgressViewModel model) {
        super(8);
        getStyleClass().add("progress-line");
        Label words = Nodes.following(model.words, "progress", "dim");
        words.setTooltip(new Tooltip(Texts.of("progress.about")));
        Button why = Nodes.button("why-cloud", () -> explain(model.cloud.get()));
        Nodes.showIf(why, model.cloud.isNotNull());
        Button compare = Nodes.button("compare-finished", () -> model.comparing.accept(model.finished.get()));
        Nodes.showIf(compare, model.finished.isNotNull().and(model.words.isNotEmpty()));
        List.of(why, compare).forEach(Nodes::whole);
        getChildren().addAll(words, why, Nodes.gap(), compare);
    }

    private void explain(Clip image) {
        FramePlayer mean = new FramePlayer(Texts.of("metrics.mean-image"), "dim", Terms.words("mean-image"));
        mean.setPrefHeight(PICTURE);
        mean.show(image.frame(0), 0);
        // It is of no time.
        mean.lookup(".player-time").setVisible(false);
        VBox sheet = new VBox(10, Nodes.text(Texts.of("why-cloud.because")), mean);
        sheet.setPrefWidth(WIDTH);
        new Flyout(sheet).showUnder(this);
    }
}
