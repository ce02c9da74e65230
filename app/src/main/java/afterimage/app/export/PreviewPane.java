package afterimage.app.export;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import afterimage.engine.Words;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** Shows what the file will hold: a picture as large as there is room for, or the beginning of a table. */
final class PreviewPane extends StackPane {
    private static final double MARGIN = 24;
    /** Of what is shown while the next is being made. */
    private static final double DIMMED = 0.25;

    private final ImageView picture = new ImageView();
    private final GridPane words = Nodes.styled(new GridPane(), "export-words");

    PreviewPane(ObservableValue<Previews.Preview> preview) {
        setId("export-preview");
        setAccessibleText(Texts.of("export-preview"));
        getStyleClass().add("export-preview");
        setMinSize(0, 0);
        picture.setPreserveRatio(true);

        ScrollPane table = new Scroll(words);
        table.setFitToWidth(false);
        table.visibleProperty().bind(preview.map(now -> now.image() == null));
        StackPane shown = new StackPane(picture, table);
        shown.setMinSize(0, 0);
        shown.opacityProperty().bind(preview.map(now -> now.making() ? DIMMED : 1));
        Label wait = new Label(Texts.of("export-making"));
        wait.setId("export-making");
        wait.visibleProperty().bind(preview.map(Previews.Preview::making));
        getChildren().addAll(shown, wait);
        preview.addListener((p, before, now) -> {
            if (!now.making()) {
                picture.setImage(now.image() == null ? null : SwingFXUtils.toFXImage(now.image(), null));
                fillTable(now.text() == null ? "" : now.text());
                fit();
            }
        });
        layoutBoundsProperty().addListener((p, before, now) -> fit());
    }

    /** The beginning of a table, numbers short enough to be compared; a sentence is a table of one field. */
    private void fillTable(String text) {
        words.getChildren().clear();
        String[] lines = text.split("\n");
        for (int row = 0; row < lines.length; row++) {
            String[] fields = lines[row].split("\t");
            for (int column = 0; column < fields.length; column++) {
                boolean number = fields[column].matches("-?\\d+\\.\\d+(E-?\\d+)?");
                Label field = new Label(number ? Words.of("%.4f", Double.parseDouble(fields[column])) : fields[column]);
                field.setMinWidth(USE_PREF_SIZE);
                GridPane.setHalignment(field, number ? HPos.RIGHT : HPos.LEFT);
                words.add(field, column, row);
            }
        }
    }

    /** As large as there is room for, but no larger than it is. */
    private void fit() {
        if (picture.getImage() != null) {
            picture.setFitWidth(Math.min(picture.getImage().getWidth(), Math.max(1, getWidth() - MARGIN)));
            picture.setFitHeight(Math.min(picture.getImage().getHeight(), Math.max(1, getHeight() - MARGIN)));
        }
    }
}
