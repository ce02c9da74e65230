package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The lessons there are, and what is wrong with those that cannot be used. */
final class LessonListView extends VBox {
    private final LessonViewModel model;
    private final VBox cards = new VBox();
    private final Label note = LessonView.words("", "dim");

    LessonListView(LessonViewModel model) {
        this.model = model;
        getStyleClass().add("lesson-page");
        cards.getStyleClass().add("lesson-cards");
        ScrollPane scroll = new Scroll(cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        note.textProperty().bind(model.noteProperty());
        Nodes.showIf(note, note.textProperty().isNotEmpty());
        getChildren().addAll(head(), scroll, foot());
    }

    private HBox head() {
        Label title = Nodes.label("Lessons", "view-title");
        Button close = Nodes.button("lessons-close", "Close", "Close the panel (Ctrl+L)", model::close);
        close.getStyleClass().add("flat");
        HBox head = Nodes.row(title, Nodes.gap(), close);
        head.getStyleClass().add("lesson-head");
        return head;
    }

    private VBox foot() {
        Button copy = Nodes.button(
                "lessons-copy",
                "Copies to change…",
                "Writes these lessons and a page on how they are made into a folder of yours",
                model::copyToFolder);
        copy.getStyleClass().add("outlined");
        copy.setMaxWidth(Double.MAX_VALUE);
        VBox foot = new VBox(note, copy);
        foot.getStyleClass().add("lesson-foot");
        return foot;
    }

    void show() {
        cards.getChildren().clear();
        boolean own = false;
        for (ShelfEntry entry : model.entries()) {
            if (entry.own() && !own) {
                own = true;
                cards.getChildren().add(LessonView.words("Yours, from " + model.folder(), "section-title"));
            }
            cards.getChildren().add(entry.isBroken() ? broken(entry) : card(entry));
        }
    }

    private VBox card(ShelfEntry entry) {
        Lesson lesson = entry.lesson();
        String steps = lesson.steps().size() + (lesson.steps().size() == 1 ? " step" : " steps");
        String done = model.doneText(entry);
        Button begin = new Button(lesson.title());
        begin.getStyleClass().add("lesson-title");
        begin.setWrapText(true);
        begin.setMaxWidth(Double.MAX_VALUE);
        begin.setAccessibleText(
                "Begin the lesson " + lesson.title() + ". " + lesson.about() + " " + steps + ". " + done);
        begin.setOnAction(e -> model.begin(entry));
        VBox card = new VBox(
                begin,
                LessonView.words(lesson.about(), "dim"),
                LessonView.words(done.isEmpty() ? steps : steps + " · " + done, "lesson-small"));
        card.getStyleClass().addAll("lesson-card", "usable");
        // All of the card is the button, for the mouse.
        card.setOnMouseClicked(e -> model.begin(entry));
        return card;
    }

    private static VBox broken(ShelfEntry entry) {
        VBox card = new VBox(
                LessonView.words(entry.file(), "lesson-title"), LessonView.words(entry.problem(), "field-problem"));
        card.getStyleClass().add("lesson-card");
        return card;
    }

    void takeFocus() {
        Node first = cards.lookup(".lesson-title");
        if (first != null) {
            first.requestFocus();
        }
    }
}
