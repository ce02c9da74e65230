package afterimage.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps, answers and leaving, on a bench that only writes down what it is asked for. */
class LessonViewModelTest {
    private static final String LESSON = """
            {"title": "Mine", "about": "About.", "steps": [
              {"title": "One", "text": "Look.", "do": [{"note": "one"}]},
              {"title": "Two", "text": ["Look", "again."], "do": [{"note": "two"}],
               "question": {"ask": "Which?", "choices": ["a", "b", "c"], "answer": 2, "because": "So.",
                            "do": [{"note": "shown"}]}},
              {"title": "Three", "text": "End."}]}
            """;

    private static final class Bench implements LessonBench {
        private final List<String> log = new ArrayList<>();
        private String busy = "";

        @Override
        public Set<String> actions() {
            return Set.of("note");
        }

        @Override
        public String problem(LessonAction action) {
            return "";
        }

        @Override
        public String begin() {
            log.add("begin");
            return busy;
        }

        @Override
        public void perform(List<LessonAction> actions, boolean again) {
            actions.forEach(action -> log.add(action.value() + (again ? " again" : "")));
        }

        @Override
        public void leave() {
            log.add("leave");
        }

        @Override
        public ReadOnlyStringProperty waitingProperty() {
            return new SimpleStringProperty("");
        }
    }

    @TempDir
    private Path folder;

    private final Bench bench = new Bench();
    private LessonViewModel model;
    private ShelfEntry mine;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("mine.json"), LESSON);
        model = new LessonViewModel(bench, new LessonShelf(bench, () -> folder));
        model.open();
        mine = model.entries().stream()
                .filter(entry -> entry.file().equals("mine.json"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> log() {
        List<String> told = List.copyOf(bench.log);
        bench.log.clear();
        return told;
    }

    @Test
    void theAnswerIsShownOnlyAfterAPrediction() {
        model.begin(mine);
        model.next();
        assertEquals(List.of("begin", "one", "two"), log());
        assertFalse(model.canGoOn());
        model.next();
        assertEquals(1, model.stepIndex(), "a prediction is asked for first");
        model.choose(0);
        assertEquals(List.of("shown"), log());
        assertTrue(model.canGoOn());
        assertFalse(model.isRight());
        model.choose(1);
        assertFalse(model.isRight(), "the first prediction counts");
        assertEquals(List.of(), log());
    }

    @Test
    void goingBackSetsUpTheStepOnceMoreWithItsAnswer() {
        model.begin(mine);
        model.next();
        model.choose(1);
        model.next();
        log();
        model.back();
        assertEquals(List.of("two again", "shown again"), log());
        assertTrue(model.isRight());
        model.back();
        model.back();
        assertEquals(0, model.stepIndex());
    }

    @Test
    void theEndPutsTheWindowBackAndCountsWhatWasRight() {
        model.begin(mine);
        model.next();
        model.choose(1);
        model.next();
        assertTrue(model.isLast());
        log();
        model.next();
        assertEquals(List.of("leave"), log());
        assertTrue(model.lesson().isEmpty());
        assertTrue(model.openProperty().get(), "the list is shown again");
        assertEquals("Done: 1 of 1 predicted right", model.doneText(mine));
    }

    @Test
    void itCanBeLeftAtAnyTimeAndBeganAnewWithoutAnswers() {
        model.begin(mine);
        model.next();
        model.choose(0);
        model.close();
        assertFalse(model.openProperty().get());
        assertEquals(List.of("begin", "one", "two", "shown", "leave"), log());
        assertEquals("", model.doneText(mine));
        model.begin(mine);
        model.next();
        assertEquals(LessonViewModel.NONE, model.chosen());
        model.close();
        model.close();
        assertEquals(List.of("begin", "one", "two", "leave"), log(), "it is left once");
    }

    @Test
    void aLessonThatCannotBeginSaysWhy() {
        bench.busy = "Stop the training first.";
        model.begin(mine);
        assertTrue(model.lesson().isEmpty());
        assertEquals("Stop the training first.", model.noteProperty().get());
    }

    @Test
    void copiesAreWrittenOnceAndTakeThePlaceOfTheProgramsOwn() throws IOException {
        Path copies = folder.resolve("copies");
        LessonViewModel other = new LessonViewModel(bench, new LessonShelf(bench, () -> copies));
        other.copyToFolder();
        assertTrue(Files.isRegularFile(copies.resolve("README.md")));
        int shipped = LessonShelf.shipped().size();
        for (String file : LessonShelf.shipped()) {
            Files.writeString(copies.resolve(file), LESSON.replace("Mine", file));
        }
        other.copyToFolder();
        assertEquals(shipped, other.entries().size());
        assertTrue(other.entries().stream()
                .allMatch(entry -> entry.own() && entry.lesson().title().equals(entry.file())));
    }
}
