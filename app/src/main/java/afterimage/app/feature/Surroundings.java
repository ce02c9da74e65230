package afterimage.app.feature;

import afterimage.app.session.GuestClips;
import afterimage.app.session.Messages;
import afterimage.app.session.Probing;
import afterimage.app.theme.Palette;
import afterimage.engine.data.Data;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;

/** What a view inside the model has around it; {@code looksIn}: whether what it asks is the model in view. */
public record Surroundings(
        Probing probing,
        Data data,
        Players players,
        Consumer<GuestClips> guests,
        Messages messages,
        BooleanSupplier looksIn,
        ObjectProperty<Palette> palette) {}
