package afterimage.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Feature;
import afterimage.app.feature.Feature.Task;
import afterimage.app.feature.Feature.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps, answers and leaving, with a feature that only writes down what it is asked for. */
class LessonViewModelTest {
    private static final String LESSON = """
            {"title": "Mine", "about": "About.", "steps": [
              {"title": "One", "text": "Look.", "do": [{"note": "one"}]},
              {"title": "Two", "text": ["Look", "again."], "do": [{"note": "two"}],
               "question": {"ask": "Which?", "choices": ["a", "b", "c"], "answer": 2, "because": "So.",
                            "do": [{"note": "shown"}]}},
              {"title": "Three", "text": "End."}]}
            """;

    private final List<String> log = new ArrayList<>();
    private final List<LessonViewModel.Runs.Result> results = new ArrayList<>();
    private String refusal = "";
    private boolean trained;

    private final Feature notes = new Feature() {
        @Override
        public List<Verb> verbs() {
            Verb note = Verb.of("note", values -> "", "note", () -> true, values -> log.add(values.get(0)));
            Task train = new Task("train", () -> trained, () -> log.add("trained"));
            return List.of(note, new Verb("train", values -> "", null, false, values -> List.of(train)));
        }

        @Override
        public List<Task> restoring() {
            log.add("begin");
            return List.of(Task.now("leave", () -> log.add("leave")));
        }
    };

    private final LessonPlayer player = new LessonPlayer(
            List.of(notes), new LessonPlayer.Window(() -> refusal, () -> "", log::add, tab -> {}, () -> ""));

    @TempDir
    private Path folder;

    private LessonViewModel model;
    private LessonShelf.Entry mine;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("mine.json"), LESSON);
        model = new LessonViewModel(player, () -> folder, runs());
        model.open();
        mine = model.entries().stream()
                .filter(entry -> entry.file().equals("mine.json"))
                .findFirst()
                .orElseThrow();
    }

    private LessonViewModel.Runs runs() {
        return new LessonViewModel.Runs(() -> results, new SimpleBooleanProperty());
    }

    @Test
    void theVerdictWaitsForTheRunThatItIsAbout() throws IOException {
        Files.writeString(folder.resolve("mine.json"), LESSON.replace("{\"note\": \"shown\"}", "{\"train\": 300}"));
        model.begin(model.look().stream()
                .filter(entry -> entry.file().equals("mine.json"))
                .findFirst()
                .orElseThrow());
        model.next();
        model.choose(1);
        pulse();
        assertFalse(model.isSettled(), "the run is still to come");
        assertTrue(model.canGoOn(), "who does not want to wait goes on");
        trained = true;
        results.add(new LessonViewModel.Runs.Result("Mine", 0.25));
        pulse();
        assertTrue(model.isSettled());
        assertEquals(results, model.results());
        model.next();
        model.back();
        assertTrue(model.isSettled(), "it is not trained again");
    }

    private void pulse() {
        player.pulse(1);
        model.pulse();
    }

    /** What was done since this was asked last. */
    private List<String> log() {
        player.pulse(1);
        List<String> told = List.copyOf(log);
        log.clear();
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
        assertEquals(List.of("two", "shown"), log());
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
        assertTrue(model.open.get(), "the list is shown again");
        assertEquals("Done: 1 of 1 predicted right", model.doneText(mine));
    }

    @Test
    void itCanBeLeftAtAnyTimeAndBeganAnewWithoutAnswers() {
        model.begin(mine);
        model.next();
        model.choose(0);
        assertEquals(List.of("begin", "one", "two", "shown"), log());
        model.close();
        assertFalse(model.open.get());
        assertEquals(List.of("leave"), log());
        assertEquals("", model.doneText(mine));
        model.begin(mine);
        model.next();
        assertEquals(LessonViewModel.NONE, model.chosen());
        assertEquals(List.of("begin", "one", "two"), log());
        model.close();
        model.close();
        assertEquals(List.of("leave"), log(), "it is left once");
    }

    @Test
    void aLessonThatCannotBeginSaysWhy() {
        refusal = "Stop the training first.";
        model.begin(mine);
        assertTrue(model.lesson().isEmpty());
        assertEquals("Stop the training first.", model.note.get());
    }

    @Test
    void copiesAreWrittenOnceAndTakeThePlaceOfTheProgramsOwn() throws IOException {
        Path copies = folder.resolve("copies");
        LessonViewModel other = new LessonViewModel(player, () -> copies, runs());
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
