package afterimage.app.study;

import afterimage.app.control.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Runs of the list to make a study of, or to add to the one in view. */
final class ComposePane extends VBox {
    private static final double WIDTH = 360;
    private static final double LIST = 240;

    private final List<CheckBox> boxes = new ArrayList<>();
    private final List<StudyAround.Candidate> candidates;

    /** @param done called when something was made */
    ComposePane(StudyViewModel model, Runnable done) {
        candidates = model.candidates();
        setSpacing(8);
        setPrefWidth(WIDTH);
        getStyleClass().add("study-compose");
        Label about = Nodes.text(
                candidates.isEmpty()
                        ? "There are no runs in the list yet; train two with different settings first."
                        : "Their settings are taken and trained anew, on the same clips, seeds and budget.");
        about.getStyleClass().add("dim");
        VBox list = new VBox(4);
        for (StudyAround.Candidate run : candidates) {
            CheckBox box = new CheckBox(run.name());
            box.setMnemonicParsing(false);
            boxes.add(box);
            list.getChildren().add(box);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LIST);
        TextField name = new TextField();
        name.setId("study-name");
        name.setPromptText("Name of the new study");
        name.setAccessibleText("Name of the new study");
        HBox.setHgrow(name, Priority.ALWAYS);
        Button make = new Button("New study");
        make.setId("study-make");
        Button add = new Button("Add to this study");
        add.setId("study-add");
        make.setMinWidth(USE_PREF_SIZE);
        add.setMinWidth(USE_PREF_SIZE);
        Label problem = Nodes.text("");
        problem.setId("study-compose-problem");
        problem.getStyleClass().add("field-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        CheckBox equal = new CheckBox("as many parameters each as the smallest");
        equal.setId("study-equal");
        equal.setTooltip(
                new Tooltip("Larger models get fewer units, so that none wins by its size. Of the new study only."));
        make.setOnAction(
                e -> finish(model.compose(name.getText(), chosen(), equal.isSelected()), model, problem, done));
        add.setOnAction(e -> finish(model.add(chosen()), model, problem, done));
        HBox create = Nodes.row(8, name, make);
        getChildren().addAll(about, scroll, create, equal, add, problem);
    }

    private static void finish(boolean made, StudyViewModel model, Label problem, Runnable done) {
        problem.setText(made ? "" : model.messageProperty().get());
        if (made) {
            done.run();
        }
    }

    private List<StudyAround.Candidate> chosen() {
        List<StudyAround.Candidate> chosen = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).isSelected()) {
                chosen.add(candidates.get(i));
            }
        }
        return chosen;
    }
}
