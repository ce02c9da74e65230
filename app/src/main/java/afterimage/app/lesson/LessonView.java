package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import javafx.scene.layout.VBox;

/** The panel of lessons: the list, or the step of one. The window beside it stays usable. */
public final class LessonView extends VBox {
    private final LessonViewModel model;
    private final LessonPage list;
    private final LessonPage step;

    public LessonView(LessonViewModel model) {
        this.model = model;
        this.list = new LessonListView(model);
        this.step = new LessonStepView(model);
        getStyleClass().add("lessons");
        setId("lessons");
        Nodes.follow(this::show, model.revision);
    }

    private void show() {
        if (model.open.get()) {
            LessonPage page = model.lesson().isPresent() ? step : list;
            page.show();
            if (!getChildren().contains(page)) {
                getChildren().setAll(page);
            }
            page.takeFocus();
        }
    }
}
