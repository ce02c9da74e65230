package afterimage.app.meddle;

import afterimage.app.control.Nodes;
import afterimage.engine.Words;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/** A slider with its value beside it, which tells what the user does and not what it is set to. */
final class Dial extends HBox {
    private static final double WIDTH = 96;

    private final Slider slider;
    private final Label number = Nodes.label("", "number-dim");
    private boolean setting;

    Dial(String id, double high, DoubleConsumer onMove) {
        super(6);
        slider = Nodes.slider(id, 0, high, high / 20);
        slider.setPrefWidth(WIDTH);
        number.setMinWidth(34);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(slider, number);
        slider.valueProperty().addListener((p, before, now) -> {
            number.setText(Words.of("%.2f", now.doubleValue()));
            if (!setting) {
                onMove.accept(now.doubleValue());
            }
        });
        number.setText("0.00");
    }

    void set(double value) {
        setting = true;
        slider.setValue(value);
        setting = false;
    }

    double value() {
        return slider.getValue();
    }
}
