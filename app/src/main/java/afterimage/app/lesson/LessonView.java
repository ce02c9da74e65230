package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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

    /** The lessons there are, and what is wrong with those that cannot be used. */
    private static final class LessonListView extends LessonPage {
        private final LessonViewModel model;
        private final Label note = Nodes.note(words("", "dim"));

        LessonListView(LessonViewModel model) {
            super("lesson-cards");
            this.model = model;
            note.textProperty().bind(model.note);
            Button close = Nodes.styled(Nodes.button("lessons-close", model::close), "flat");
            Button copy = Nodes.styled(Nodes.button("lessons-copy", model::copyToFolder), "outlined");
            copy.setMaxWidth(Double.MAX_VALUE);
            HBox head = head(Nodes.label(Texts.of("lesson.title"), "view-title"), Nodes.gap(), close);
            getChildren().addAll(head, scroll, foot(note, copy));
        }

        @Override
        void show() {
            body.getChildren().clear();
            boolean own = false;
            for (LessonShelf.Entry entry : model.entries()) {
                if (entry.own() && !own) {
                    own = true;
                    body.getChildren().add(words(Texts.of("lesson.yours", model.folder()), "section-title"));
                }
                body.getChildren().add(entry.isBroken() ? broken(entry) : card(entry));
            }
        }

        private VBox card(LessonShelf.Entry entry) {
            Lesson lesson = entry.lesson();
            String steps = Texts.count("lesson.steps", lesson.steps().size());
            String done = model.doneText(entry);
            Button begin = Nodes.styled(new Button(lesson.title()), "lesson-title");
            begin.setWrapText(true);
            begin.setMaxWidth(Double.MAX_VALUE);
            begin.setAccessibleText(Texts.of("lesson.begin", lesson.title(), lesson.about(), steps, done));
            begin.setOnAction(e -> model.begin(entry));
            Label small = words(done.isEmpty() ? steps : steps + " · " + done, "lesson-small");
            VBox card = Nodes.styled(new VBox(begin, words(lesson.about(), "dim"), small), "lesson-card", "usable");
            // All of the card is the button, for the mouse.
            card.setOnMouseClicked(e -> model.begin(entry));
            return card;
        }

        private static VBox broken(LessonShelf.Entry entry) {
            VBox card = new VBox(words(entry.file(), "lesson-title"), words(entry.problem(), "field-problem"));
            return Nodes.styled(card, "lesson-card");
        }

        @Override
        void takeFocus() {
            Node first = body.lookup(".lesson-title");
            if (first != null) {
                first.requestFocus();
            }
        }
    }
}
