package afterimage.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Feature;
import afterimage.app.feature.Feature.Task;
import afterimage.app.feature.Feature.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What steps ask for is done in order, as soon as the window is ready, and put back. */
class LessonPlayerTest {
    private final List<String> done = new ArrayList<>();
    private boolean ready = true;
    private boolean shown;
    private String refusal = "";
    private String training = "";

    private final Feature clips = new Feature() {
        @Override
        public List<Verb> verbs() {
            return List.of(
                    Verb.of(
                            "clip",
                            Verb.whole(1, 16, "the clip"),
                            "show the clip",
                            () -> ready,
                            v -> done.add("clip " + v.get(0))),
                    new Verb(
                            "train",
                            Verb.oneOf("3"),
                            null,
                            false,
                            v -> List.of(Task.now("train", () -> done.add("train")))),
                    Verb.of("unmeddle", Verb.oneOf("true"), "undo", () -> ready, v -> done.add("undone"))
                            .in("Meddle"));
        }

        @Override
        public List<Task> restoring() {
            return List.of(new Task("put back", () -> ready, () -> done.add("back")));
        }
    };

    private final LessonPlayer player = new LessonPlayer(
            List.of(clips),
            new LessonPlayer.Window(
                    () -> refusal,
                    () -> training,
                    done::add,
                    name -> done.add("tab " + name),
                    () -> shown ? "Meddle" : "Diagram"));

    private static Lesson.Action action(String name, String value) {
        return new Lesson.Action(name, List.of(value));
    }

    @Test
    void actionsWaitForTheWindowAndKeepTheirOrder() {
        assertEquals(Set.of("clip", "train", "unmeddle"), player.actions());
        assertEquals("", player.problem(action("clip", "3")));
        assertTrue(player.problem(action("clip", "17")).contains("from 1 to 16, not 17"));
        player.begin();
        ready = false;
        player.perform(List.of(action("clip", "3"), action("train", "3")), false);
        player.pulse(1);
        assertEquals(List.of(), done);
        assertEquals("One moment: the window is being set up", player.waiting.get());
        ready = true;
        player.pulse(2);
        assertEquals(List.of("clip 3", "train"), done);
        assertTrue(player.isDone());
        assertEquals("", player.waiting.get());
        // What takes long is not done again.
        player.perform(List.of(action("train", "3"), action("clip", "4")), true);
        player.pulse(3);
        assertEquals(List.of("clip 3", "train", "clip 4"), done);
        training = "Training: step 2 of 3";
        player.pulse(4);
        assertEquals(training, player.waiting.get());
    }

    @Test
    void whatChangesATabWaitsUntilItLooksIntoTheModel() {
        player.begin();
        player.perform(List.of(action("unmeddle", "true")), false);
        player.pulse(1);
        assertEquals(List.of("tab Meddle"), done);
        shown = true;
        player.pulse(2);
        assertEquals(List.of("tab Meddle", "undone"), done);
    }

    @Test
    void leavingDropsWhatWaitsAndPutsBack() {
        player.begin();
        ready = false;
        player.perform(List.of(action("clip", "3")), false);
        player.leave();
        ready = true;
        player.pulse(1);
        assertEquals(List.of("back"), done);
    }

    @Test
    void whatCannotBeDoneIsToldAfterAWhileAndPassedOver() {
        player.begin();
        ready = false;
        player.perform(List.of(action("clip", "3"), action("train", "3")), false);
        player.pulse(1);
        player.pulse(TimeUnit.MINUTES.toNanos(3));
        assertEquals(List.of("The lesson waited too long for this and goes on without it: show the clip."), done);
        player.pulse(TimeUnit.MINUTES.toNanos(3) + 1);
        assertEquals("train", done.get(1));
    }

    @Test
    void aLessonThatCannotBeginChangesNothing() {
        refusal = "Stop the training first.";
        assertEquals(refusal, player.begin());
        player.leave();
        player.pulse(1);
        assertFalse(done.contains("back"));
    }

    @Test
    void aLessonBegunWhileTheWindowIsPutBackLosesNothing() {
        player.begin();
        ready = false;
        player.leave();
        player.begin();
        ready = true;
        player.leave();
        player.pulse(1);
        assertEquals(List.of("back"), done);
    }
}
