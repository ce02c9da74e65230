package afterimage.app.feature;

import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Messages;
import afterimage.app.session.Probing;
import afterimage.app.theme.Palette;
import afterimage.engine.data.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.Region;

/** One view inside the model, which asks that while it is seen. A constructor says what it offers, the tab first. */
public abstract class InsideFeature<M extends InsideModel> implements Feature {
    public final M model;
    private final Surroundings around;
    protected final List<Exhibit> exhibits = new ArrayList<>();
    private final List<Verb> verbs = new ArrayList<>();
    private Tab tab;

    protected InsideFeature(Surroundings around, M model) {
        this.around = around;
        this.model = model;
    }

    protected final void tab(String id, Supplier<Region> view) {
        tab = new Tab(id, view, true, model::setSeen);
    }

    /** A verb that changes what the view shows of the model in view; see {@link Verb#of}. */
    protected final void verb(
            String name, Function<List<String>, String> check, String what, Consumer<List<String>> action) {
        verbs.add(Verb.of(name, check, what, around.looksIn(), action).in(tab.id()));
    }

    @Override
    public final List<Tab> tabs() {
        return List.of(tab);
    }

    @Override
    public final List<Exhibit> exhibits() {
        return List.copyOf(exhibits);
    }

    @Override
    public final List<Verb> verbs() {
        return List.copyOf(verbs);
    }

    /** What a view inside the model has around it; {@code looksIn}: whether what it asks is the model in view. */
    public record Surroundings(
            Probing probing,
            Data data,
            Players players,
            Consumer<GuestClips> guests,
            Messages messages,
            BooleanSupplier looksIn,
            ObjectProperty<Palette> palette) {}
}
