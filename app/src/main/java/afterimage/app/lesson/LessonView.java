package afterimage.app.lesson;

import afterimage.app.control.Nodes;
import afterimage.app.control.Numbers;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The panel of lessons: the list, or the step of one. The window beside it stays usable. */
public final class LessonView extends VBox {
    private final LessonViewModel model;
    private final Page list;
    private final Page step;

    public LessonView(LessonViewModel model) {
        this.model = model;
        this.list = new ListView();
        this.step = new StepView();
        getStyleClass().add("lessons");
        setId("lessons");
        Nodes.follow(this::show, model.revision);
    }

    private void show() {
        if (model.open.get()) {
            Page page = model.lesson().isPresent() ? step : list;
            page.show();
            if (!getChildren().contains(page)) {
                getChildren().setAll(page);
            }
            page.takeFocus();
        }
    }

    /** The lessons there are, and what is wrong with those that cannot be used. */
    private final class ListView extends Page {
        private final Label note = Nodes.note(words("", "dim"));

        ListView() {
            super("lesson-cards");
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

    /** A page of the panel: its line at the top, what scrolls, and what stays below that. */
    private abstract static class Page extends VBox {
        final VBox body = new VBox();
        final ScrollPane scroll = new Scroll(body);

        /** @param style of what scrolls */
        Page(String style) {
            getStyleClass().add("lesson-page");
            body.getStyleClass().add(style);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            Nodes.growing(scroll);
            setVgrow(this, Priority.ALWAYS);
        }

        /** Fills the page with what the model has now. */
        abstract void show();

        /** Gives the keys to what they are to act on next. */
        abstract void takeFocus();

        static HBox head(Node... nodes) {
            return Nodes.styled(Nodes.row(nodes), "lesson-head");
        }

        static VBox foot(Node... nodes) {
            VBox foot = Nodes.styled(new VBox(nodes), "lesson-foot");
            foot.setMinHeight(USE_PREF_SIZE);
            return foot;
        }

        /** A label of running text, as high as it needs. */
        static Label words(String text, String... styles) {
            Label label = Nodes.text(text, styles);
            label.setMinHeight(USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
            return label;
        }
    }

    /** One step: what it says, what it asks, and the answer once one was chosen. */
    private final class StepView extends Page {
        private final Label title = words("", "lesson-small");
        private final Label count = Nodes.label("", "dim");
        private final ProgressBar progress = Nodes.styled(new ProgressBar(), "lesson-progress");
        private final Label waiting = Nodes.note(words("", "lesson-waiting"));
        private final CheckBox keep;
        private final Button back;
        private final Button next;
        private final List<Button> choices = new ArrayList<>();

        StepView() {
            super("lesson-body");
            back = Nodes.styled(Nodes.button("lesson-back", model::back), "outlined");
            next = Nodes.styled(Nodes.button("lesson-next", model::next), "outlined", "lesson-primary");
            waiting.textProperty().bind(model.waiting);
            String about = Texts.of("lesson-keep.about");
            keep = Nodes.check("lesson-keep", Texts.of("lesson-keep"), about, model.runs.kept());
            progress.setMaxWidth(Double.MAX_VALUE);
            Button leave = Nodes.styled(Nodes.button("lesson-leave", model::leave), "flat");
            List.of(leave, count, back, next).forEach(Nodes::whole);
            HBox buttons = Nodes.row(8, count, Nodes.gap(), back, next);
            getChildren().addAll(head(Nodes.growing(title), leave), progress, scroll, foot(waiting, keep, buttons));
        }

        @Override
        void show() {
            Lesson lesson = model.lesson().orElseThrow();
            Lesson.Step step = model.step();
            int number = model.stepIndex() + 1;
            int all = lesson.steps().size();
            title.setText(lesson.title());
            count.setText(Texts.of("lesson.count", number, all));
            Nodes.show(keep, !model.runs.results().get().isEmpty());
            progress.setProgress((double) number / all);
            progress.setAccessibleText(Texts.of("lesson.step", number, all));
            back.setDisable(number == 1);
            next.setText(Texts.of(model.isLast() ? "lesson.done" : "lesson-next"));
            next.setDisable(!model.canGoOn());
            next.setTooltip(new Tooltip(Texts.of(model.canGoOn() ? "lesson.go-on" : "lesson.choose-first")));
            body.getChildren().setAll(words(step.title(), "view-title"));
            step.text().forEach(words -> body.getChildren().add(words(words)));
            choices.clear();
            if (step.question() != null) {
                body.getChildren().add(question(step.question()));
            }
            if (!step.source().isEmpty() && (step.question() == null || model.isSettled())) {
                body.getChildren().add(words(step.source(), "lesson-source"));
            }
            body.setAccessibleText(step.title() + ". " + String.join(" ", step.text()));
            // An answer stands below what was asked, perhaps out of sight.
            scroll.applyCss();
            scroll.layout();
            scroll.setVvalue(model.chosen() == LessonViewModel.NONE ? 0 : 1);
        }

        private VBox question(Lesson.Question question) {
            VBox box = Nodes.styled(new VBox(words(question.ask(), "lesson-ask")), "lesson-question");
            IntStream.range(0, question.choices().size())
                    .forEach(i -> box.getChildren().add(choice(question, i)));
            if (model.isSettled()) {
                Label verdict = words(Texts.of(model.isRight() ? "lesson.right" : "lesson.wrong"), "lesson-verdict");
                box.getChildren().addAll(verdict, results(), words(question.because()));
            } else if (model.canGoOn()) {
                box.getChildren().add(words(Texts.of("lesson.unsettled"), "lesson-verdict"));
            }
            return box;
        }

        /** What the runs came to, side by side. */
        private HBox results() {
            HBox row = Nodes.row(16);
            for (LessonViewModel.Runs.Result result : model.results()) {
                if (result.loss() != null) {
                    Label loss = Nodes.whole(Nodes.label(Numbers.loss(result.loss()), "lesson-result"));
                    Label whose = words(Texts.of("lesson.result", result.run()), "lesson-small");
                    row.getChildren().add(new VBox(loss, whose));
                }
            }
            Nodes.showIf(row, Bindings.isNotEmpty(row.getChildren()));
            return row;
        }

        private Button choice(Lesson.Question question, int index) {
            boolean told = model.isSettled();
            boolean right = told && index == question.answer();
            boolean mine = index == model.chosen();
            String mark = right ? "✓ " : !mine ? "" : told ? "✗ " : "• ";
            String words = question.choices().get(index);
            Button choice = Nodes.button("lesson-choice-" + (index + 1), mark + words, () -> model.choose(index));
            choice.setWrapText(true);
            choice.getStyleClass().add("lesson-choice");
            if (right) {
                choice.getStyleClass().add("right");
            } else if (told && mine) {
                choice.getStyleClass().add("mine");
            }
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setMinHeight(USE_PREF_SIZE);
            choice.setAccessibleText(
                    words + (right || mine ? Texts.of(right ? "lesson.is-right" : "lesson.is-mine") : ""));
            choice.setDisable(model.canGoOn());
            choices.add(choice);
            return choice;
        }

        @Override
        void takeFocus() {
            (model.canGoOn() || choices.isEmpty() ? next : choices.get(0)).requestFocus();
        }
    }
}
