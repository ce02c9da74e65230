package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The panel of lessons: the list, or the step of one. The window beside it stays usable. */
public final class LessonView extends VBox {
    private final LessonViewModel model;
    private final LessonListView list;
    private final LessonStepView step;

    public LessonView(LessonViewModel model) {
        this.model = model;
        this.list = new LessonListView(model);
        this.step = new LessonStepView(model);
        getStyleClass().add("lessons");
        setId("lessons");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(step, Priority.ALWAYS);
        model.revisionProperty().addListener((p, before, now) -> show());
        show();
    }

    private void show() {
        if (!model.openProperty().get()) {
            return;
        }
        Region page = model.lesson().isPresent() ? step : list;
        if (page == step) {
            step.show();
        } else {
            list.show();
        }
        if (!getChildren().contains(page)) {
            getChildren().setAll(page);
        }
        if (page == step) {
            step.takeFocus();
        } else {
            list.takeFocus();
        }
    }

    /** A label of running text, as high as it needs. */
    static Label words(String text, String... styles) {
        Label label = Nodes.text(text, styles);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
