package archfixture.engine.clip;

import archfixture.engine.model.UsesAClip;
import javafx.FakeNode;
import org.tensorflow.Tensor;

/** Everything that the engine's laws forbid. */
public class BreaksEveryLaw {
    static int counter;

    Tensor tensor;
    UsesAClip above;
    FakeNode node;

    static BreaksEveryLaw getInstance() {
        System.out.println(counter++);
        new IllegalStateException().printStackTrace();
        return new BreaksEveryLaw();
    }
}
