package afterimage.app.study;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Offers runs of the list to make a study of, or to add to the one in view. */
final class ComposePane extends VBox {
    private static final double WIDTH = 360;
    private static final double LIST = 240;

    private final Map<CheckBox, StudyAround.Candidate> boxes = new LinkedHashMap<>();

    /** @param done called when something was made */
    ComposePane(StudyViewModel model, Runnable done) {
        model.around.candidates().get().forEach(run -> boxes.put(new CheckBox(run.name()), run));
        boxes.keySet().forEach(box -> box.setMnemonicParsing(false));
        setSpacing(8);
        setPrefWidth(WIDTH);
        getStyleClass().add("study-compose");
        Label about = Nodes.text(Texts.of(boxes.isEmpty() ? "study.compose.none" : "study.compose.about"), "dim");
        VBox list = new VBox(4);
        list.getChildren().addAll(boxes.keySet());
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LIST);
        TextField name = new TextField();
        name.setId("study-name");
        name.setPromptText(Texts.of("study-name"));
        name.setAccessibleText(name.getPromptText());
        Label problem = Nodes.note(Nodes.label("", "field-problem"));
        problem.setId("study-compose-problem");
        BooleanProperty equal = new SimpleBooleanProperty();
        CheckBox equally = Nodes.check("study-equal", Texts.of("study-equal"), Texts.of("study-equal.about"), equal);
        Consumer<Boolean> finish = made -> {
            problem.setText(made ? "" : model.training.message.get());
            if (made) {
                done.run();
            }
        };
        Button make =
                Nodes.button("study-make", () -> finish.accept(model.compose(name.getText(), chosen(), equal.get())));
        Button add = Nodes.button("study-add", () -> finish.accept(model.add(chosen())));
        HBox making = Nodes.row(8, Nodes.growing(name), Nodes.whole(make));
        getChildren().addAll(about, scroll, making, equally, Nodes.whole(add), problem);
    }

    private List<StudyAround.Candidate> chosen() {
        Stream<CheckBox> selected = boxes.keySet().stream().filter(CheckBox::isSelected);
        return selected.map(boxes::get).toList();
    }
}
