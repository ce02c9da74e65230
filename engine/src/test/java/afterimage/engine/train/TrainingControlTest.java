package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TrainingControlTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final TrainingControl control = new TrainingControl();

    @Test
    void aNewControlRuns() {
        assertTimeoutPreemptively(SOON, () -> assertTrue(control.awaitTurn()));
        assertFalse(control.isPaused());
    }

    @Test
    void aPausedRunWaitsUntilResumed() {
        control.pause();
        CompletableFuture<Boolean> turn = CompletableFuture.supplyAsync(control::awaitTurn);
        assertFalse(turn.isDone());
        control.resume();
        assertTimeoutPreemptively(SOON, () -> assertTrue(turn.get()));
    }

    @Test
    void stepGivesOneTurnEach() {
        control.pause();
        control.step();
        control.step();
        assertTimeoutPreemptively(SOON, () -> assertTrue(control.awaitTurn() && control.awaitTurn()));
        assertTrue(control.isPaused());
        CompletableFuture<Boolean> third = CompletableFuture.supplyAsync(control::awaitTurn);
        control.stop();
        assertTimeoutPreemptively(SOON, () -> assertFalse(third.get()));
    }

    @Test
    void aStoppedRunGetsNoTurnEvenIfResumed() {
        control.stop();
        control.resume();
        assertFalse(control.awaitTurn());
    }

    @Test
    void theLearningRateIsTheLastOneThatCanBeUsed() {
        assertTrue(control.learningRate().isEmpty());
        control.setLearningRate(0.01);
        assertThrows(BadInput.class, () -> control.setLearningRate(0));
        assertThrows(BadInput.class, () -> control.setLearningRate(Double.NaN));
        assertEquals(0.01, control.learningRate().orElseThrow());
    }
}
