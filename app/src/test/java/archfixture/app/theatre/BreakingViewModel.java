package archfixture.app.theatre;

import archfixture.app.curves.UsesTheatre;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jfree.chart.JFreeChart;
import org.tensorflow.Tensor;

/** Everything that the app's laws forbid. */
public class BreakingViewModel {
    static int counter;

    Node node;
    JFreeChart chart;
    Tensor tensor;
    UsesTheatre other;
    AnimationTimer timer;

    static BreakingViewModel getInstance() {
        System.out.println(counter++);
        new IllegalStateException().printStackTrace();
        Platform.runLater(() -> counter++);
        return new BreakingViewModel();
    }
}
