package afterimage.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.BadInput;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveQuestionTest {
    @Test
    void everyAnswerArrivesAndTheNextQuestionIsTheNewest() {
        try (ProbingNow probing = new ProbingNow(ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1))) {
            probing.hold();
            List<Object> told = new ArrayList<>();
            LiveQuestion<Integer> question = new LiveQuestion<>(probing, "test", told::add, told::add);
            for (int i = 0; i < 5; i++) {
                int number = i;
                question.ask(null, (model, progress) -> number);
            }
            assertEquals(1, probing.asked());
            probing.answer();
            assertEquals(List.of(0), told);
            probing.answer();
            assertEquals(List.of(0, 4), told, "those between are skipped");
            question.ask(null, (model, progress) -> {
                throw new BadInput("No.");
            });
            question.ask(null, (model, progress) -> 6);
            probing.answer();
            probing.answer();
            assertEquals(List.of(0, 4, "No.", 6), told, "a refusal is an answer too");
        }
    }
}
