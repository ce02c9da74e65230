package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.InsideModel.Asking;
import afterimage.engine.BadInput;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskingTest {
    private final RunSpec run = ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1);
    private final ProbingNow probing = new ProbingNow(run);
    private final List<Object> told = new ArrayList<>();
    private final Asking<Integer> asking = new Asking<>(probing, "test", told::add, told::add);

    private record Number(int number) implements Probing.Work<Integer> {
        @Override
        public Integer on(ProbeModel model, DoubleConsumer progress) {
            BadInput.unless(number >= 0, "No.");
            return number;
        }
    }

    @AfterEach
    void close() {
        probing.close();
    }

    @Test
    void whatIsAnsweredIsAskedAgainOnlyOfOtherWeights() {
        asking.ask(new Number(1));
        asking.ask(new Number(1));
        assertEquals(1, probing.asked());
        assertEquals(1, asking.answer());
        assertFalse(asking.isStale());
        probing.show(run, 2);
        assertTrue(asking.isStale());
        asking.ask(new Number(1));
        assertEquals(2, probing.asked());
        assertEquals(2, asking.step());
        asking.drop();
        assertNull(asking.answer());
        asking.ask(new Number(1));
        assertEquals(3, probing.asked());
    }

    @Test
    void newerWeightsWaitForTheAnswerUnderWayAndAnotherQuestionDoesNot() {
        probing.hold();
        asking.ask(new Number(1));
        probing.show(run, 2);
        asking.ask(new Number(1));
        assertEquals(1, probing.asked());
        probing.answer();
        assertEquals(2, probing.asked(), "the newer weights now");
        asking.ask(new Number(2));
        assertEquals(3, probing.asked());
        assertTrue(asking.busy.get());
        asking.forget();
        assertFalse(asking.busy.get());
        asking.ask(new Number(2));
        assertEquals(4, probing.asked(), "it was never answered");
    }

    @Test
    void underADraggingHandEveryAnswerArrivesAndTheNextQuestionIsTheNewest() {
        probing.hold();
        asking.showEach();
        for (int i = 0; i < 5; i++) {
            asking.ask(new Number(i));
        }
        assertEquals(1, probing.asked());
        probing.answer();
        assertEquals(List.of(0), told);
        probing.answer();
        assertEquals(List.of(0, 4), told, "those between are skipped");
        asking.ask(new Number(-1));
        asking.ask(new Number(6));
        probing.answer();
        probing.answer();
        assertEquals(List.of(0, 4, "No.", 6), told, "a refusal is an answer too");
    }
}
