package afterimage.app.setup;

import afterimage.app.control.Naming;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The learning rate: its field, the way back to the one before, and under them a slider by decades. */
final class RateRows extends VBox {
    /** A twentieth of a decade is an eighth more or less. */
    private static final double ARROW = 0.05;

    private final RateViewModel rate;
    private final Runnable onRate;
    private final Slider slider = Nodes.slider("rate-slider", RateScale.USUAL.least(), RateScale.USUAL.most(), ARROW);
    private boolean held;
    private boolean following;

    /** @param onRate called when a rate was typed to its end or let go of on the slider */
    RateRows(SetupRows rows, RateViewModel rate, Runnable onRate) {
        this.rate = rate;
        this.onRate = onRate;
        getStyleClass().add("rate-rows");
        getChildren().addAll(rows.row(Setting.RATE, SetupRows.pair(field(rows), back())), slider);
        slider.setMaxWidth(Double.MAX_VALUE);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        slider.setLabelFormatter(new Naming<>(RateScale::tick));
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> held = true);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> {
            held = false;
            onRate.run();
        });
        slider.valueProperty().addListener((p, before, now) -> {
            if (!following) {
                following = true;
                rate.slide(now.doubleValue());
                following = false;
                if (!held) {
                    onRate.run();
                }
            }
        });
        Nodes.follow(this::follow, rate.scale, rate.text);
    }

    /** What is half typed may be a legal rate too, and a ruinous one: only Enter or leaving the field makes it count. */
    private TextField field(SetupRows rows) {
        TextField field = (TextField) rows.control(Setting.RATE);
        field.setOnAction(e -> onRate.run());
        Nodes.whenTurned(field.focusedProperty(), false, onRate);
        return field;
    }

    private Hyperlink back() {
        Hyperlink back = Nodes.whole(SetupRows.link("rate-back", link -> {
            rate.back();
            onRate.run();
        }));
        back.textProperty().bind(rate.former.map(former -> "↶ " + former));
        back.setTooltip(new Tooltip(Texts.of("rate-back.about")));
        back.accessibleTextProperty().bind(rate.former.map(former -> Texts.of("rate-back", former)));
        Nodes.showIf(back, rate.former.isNotEmpty());
        HBox.setHgrow(back, Priority.NEVER);
        return back;
    }

    /** The slider follows the field, but for the digits that it lost itself. */
    private void follow() {
        if (!following) {
            following = true;
            slider.setMin(rate.scale.get().least());
            slider.setMax(rate.scale.get().most());
            rate.position().ifPresent(slider::setValue);
            following = false;
        }
    }
}
