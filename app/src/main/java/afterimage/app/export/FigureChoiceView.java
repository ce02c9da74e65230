package afterimage.app.export;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Texts;
import afterimage.engine.digits.Split;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Offers the runs and the clip that a figure shows; the preview says why there is none. */
final class FigureChoiceView extends VBox {
    private static final int MAX_CLIP = 100_000;

    private final FigureViewModel figure;
    private final VBox runs = new VBox(4);

    FigureChoiceView(FigureViewModel figure) {
        super(8);
        this.figure = figure;
        runs.setId("export-runs");
        figure.entries.addListener((ListChangeListener<FigureViewModel.Entry>) change -> fill());
        fill();
        HBox list = ExportView.line("export-runs", Nodes.growing(Nodes.styled(new Scroll(runs), "export-runs")));
        list.setAlignment(Pos.TOP_LEFT);
        Segments<Split> splits =
                ExportView.segments("export-split", List.of(Split.VALIDATION, Split.TEST), Texts::of, figure.split);
        getChildren().addAll(list, ExportView.line("export.clip", splits, clip()));
    }

    private Spinner<Integer> clip() {
        Spinner<Integer> clip = new Spinner<>();
        clip.setId("export-clip");
        clip.setAccessibleText(Texts.of("export-clip"));
        clip.setEditable(true);
        clip.setPrefWidth(96);
        clip.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, MAX_CLIP));
        clip.getValueFactory().valueProperty().bindBidirectional(figure.clip);
        return clip;
    }

    private void fill() {
        runs.getChildren().clear();
        for (FigureViewModel.Entry entry : figure.entries) {
            String about = Texts.of("export.clips-of", entry.run().clipSize());
            runs.getChildren().add(Nodes.check(null, entry.run().name(), about, entry.chosen()));
        }
        if (figure.entries.isEmpty()) {
            runs.getChildren().add(Nodes.label(Texts.of("export.looking"), "dim"));
        }
    }
}
