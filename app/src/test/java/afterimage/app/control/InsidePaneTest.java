package afterimage.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.session.InsideModel;
import afterimage.app.session.ProbingNow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;

class InsidePaneTest {
    private final IntegerProperty time = new SimpleIntegerProperty();
    private final List<Integer> drawn = new ArrayList<>();

    private final class Pane extends InsidePane<InsideModel> {
        Pane(InsideModel model) {
            super("gates", model);
            followTime(time, () -> drawn.add(time.get()));
        }
    }

    @Test
    void nothingIsDrawnThatNobodySees() {
        InsideModel model = new InsideModel(new ProbingNow()) {
            @Override
            protected void ask() {}
        };
        new Pane(model);
        time.set(1);
        model.setSeen(true);
        time.set(2);
        model.setSeen(false);
        time.set(3);
        assertEquals(List.of(2), drawn);
    }
}
