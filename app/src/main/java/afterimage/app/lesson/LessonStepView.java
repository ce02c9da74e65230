package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step: what it says, what it asks, and the answer once one was chosen. */
final class LessonStepView extends VBox {
    private final LessonViewModel model;
    private final Label title = LessonView.words("", "lesson-small");
    private final Label count = Nodes.label("", "dim");
    private final ProgressBar progress = new ProgressBar();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new Scroll(body);
    private final Label waiting = LessonView.words("", "lesson-waiting");
    private final Button back = new Button("Back");
    private final Button next = new Button("Next");
    private final List<Button> choices = new ArrayList<>();

    LessonStepView(LessonViewModel model) {
        this.model = model;
        getStyleClass().add("lesson-page");
        body.getStyleClass().add("lesson-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        waiting.textProperty().bind(model.waitingProperty());
        Nodes.showIf(waiting, waiting.textProperty().isNotEmpty());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("lesson-progress");
        getChildren().addAll(head(), progress, scroll, foot());
    }

    private HBox head() {
        Button leave = Nodes.button(
                "lesson-leave", "Leave", "Back to the list, with the window as it was before the lesson", model::leave);
        leave.getStyleClass().add("flat");
        leave.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = Nodes.row(title, leave);
        head.getStyleClass().add("lesson-head");
        return head;
    }

    private VBox foot() {
        count.setMinWidth(USE_PREF_SIZE);
        back.setId("lesson-back");
        back.getStyleClass().add("outlined");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(e -> model.back());
        next.setId("lesson-next");
        next.getStyleClass().addAll("outlined", "lesson-primary");
        next.setMinWidth(USE_PREF_SIZE);
        next.setOnAction(e -> model.next());
        HBox buttons = Nodes.row(8, count, Nodes.gap(), back, next);
        VBox foot = new VBox(waiting, buttons);
        foot.getStyleClass().add("lesson-foot");
        return foot;
    }

    void show() {
        Lesson lesson = model.lesson().orElseThrow();
        LessonStep step = model.step();
        int number = model.stepIndex() + 1;
        int all = lesson.steps().size();
        title.setText(lesson.title());
        count.setText(number + " of " + all);
        progress.setProgress((double) number / all);
        progress.setAccessibleText("Step " + number + " of " + all);
        back.setDisable(number == 1);
        next.setText(model.isLast() ? "Done" : "Next");
        next.setDisable(!model.canGoOn());
        next.setTooltip(new Tooltip(model.canGoOn() ? "Go on" : "Choose an answer first; any will do"));
        Label heading = LessonView.words(step.title(), "view-title");
        body.getChildren().setAll(heading);
        step.text().forEach(words -> body.getChildren().add(LessonView.words(words)));
        choices.clear();
        if (step.question() != null) {
            body.getChildren().add(question(step.question()));
        }
        if (!step.source().isEmpty() && model.canGoOn()) {
            body.getChildren().add(LessonView.words(step.source(), "lesson-source"));
        }
        body.setAccessibleText(step.title() + ". " + String.join(" ", step.text()));
        // An answer stands below what was asked, perhaps out of sight.
        scroll.applyCss();
        scroll.layout();
        scroll.setVvalue(model.chosen() == LessonViewModel.NONE ? 0 : 1);
    }

    private VBox question(LessonQuestion question) {
        VBox box = new VBox(LessonView.words(question.ask(), "lesson-ask"));
        box.getStyleClass().add("lesson-question");
        for (int i = 0; i < question.choices().size(); i++) {
            box.getChildren().add(choice(question, i));
        }
        if (model.canGoOn()) {
            box.getChildren()
                    .addAll(
                            LessonView.words(
                                    model.isRight() ? "That is what happens." : "It turns out otherwise.",
                                    "lesson-verdict"),
                            LessonView.words(question.because()));
        }
        return box;
    }

    private Button choice(LessonQuestion question, int index) {
        boolean answered = model.canGoOn();
        boolean right = index == question.answer();
        boolean mine = index == model.chosen();
        String mark = !answered ? "" : right ? "✓ " : mine ? "✗ " : "";
        Button choice = new Button(mark + question.choices().get(index));
        choice.setWrapText(true);
        choice.setId("lesson-choice-" + (index + 1));
        choice.getStyleClass().add("lesson-choice");
        if (answered && right) {
            choice.getStyleClass().add("right");
        } else if (mine) {
            choice.getStyleClass().add("mine");
        }
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setMinHeight(USE_PREF_SIZE);
        choice.setAccessibleText(
                question.choices().get(index) + (answered ? right ? ", right" : mine ? ", your answer" : "" : ""));
        choice.setDisable(answered);
        choice.setOnAction(e -> model.choose(index));
        choices.add(choice);
        return choice;
    }

    /** What a key is to act on next. */
    void takeFocus() {
        Node wanted = model.canGoOn() || choices.isEmpty() ? next : choices.get(0);
        wanted.requestFocus();
    }
}
