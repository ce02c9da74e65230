package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.train.TrainingSpec;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The learning rate: as it is written, where it is on the slider, and the one before, to which there is a way back. */
public final class RateViewModel {
    /** As it is written in the panel. */
    final StringProperty text;

    final ObjectProperty<RateScale> scale = new SimpleObjectProperty<>(RateScale.USUAL);
    /** The rate that counted before the one that counts now; empty before any change. */
    final StringProperty former = new SimpleStringProperty("");

    private double inForce;

    RateViewModel(StringProperty text) {
        this.text = text;
    }

    /** Where the rate is on the slider; empty while it is no rate. */
    OptionalDouble position() {
        try {
            return OptionalDouble.of(scale.get().position(value()));
        } catch (BadInput e) {
            // Half typed; the problem is told under the field.
            return OptionalDouble.empty();
        }
    }

    /** @throws BadInput if what is written is no rate, or none that an optimizer can use */
    public double value() {
        return SetupText.parseNumber(text.get(), TrainingSpec.LEARNING_RATE);
    }

    /** Another run's rate; there is no way back from it. */
    public void begin(double rate) {
        inForce = rate;
        former.set("");
        scale.set(RateScale.USUAL.with(rate));
        text.set(SetupText.number(rate));
    }

    /** Under the hand: two digits are enough to it. */
    void slide(double position) {
        text.set(SetupText.number(RateScale.rate(position)));
    }

    /** What is written counts from now on, if it is a rate. */
    public void commit() {
        if (!position().isEmpty() && value() != inForce) {
            former.set(SetupText.number(inForce));
            inForce = value();
            scale.set(scale.get().with(inForce));
        }
    }

    /** The rate before; called again, the later one. */
    void back() {
        if (!former.get().isEmpty()) {
            text.set(former.get());
            commit();
        }
    }
}
