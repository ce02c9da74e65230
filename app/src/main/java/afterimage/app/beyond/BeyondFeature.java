package afterimage.app.beyond;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Players;
import afterimage.app.feature.Surroundings;
import afterimage.app.feature.Tab;
import afterimage.app.feature.Verb;
import java.util.List;

/** The model under conditions that it was not trained for. */
public final class BeyondFeature implements Feature {
    private static final String TAB = "Beyond";

    private final BeyondViewModel model;
    private final Surroundings around;

    public BeyondFeature(Surroundings around) {
        this.around = around;
        Players players = around.players();
        model = new BeyondViewModel(
                around.probing(),
                around.digits(),
                players.clipProperty(),
                players.timeProperty(),
                players.playingProperty());
    }

    public BeyondViewModel model() {
        return model;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(Tab.asking(
                TAB,
                "The model under conditions it was not trained for: longer, faster, more digits, fed the truth.",
                () -> new BeyondView(
                        model, around.palette(), this::hold, around.players().guestsTextProperty()),
                model::setSeen));
    }

    /** Stops the players, at a frame of theirs if they have it. */
    private void hold(int step) {
        around.players().moveFrames(0);
        around.players().scrubTo(step);
    }

    @Override
    public List<Exhibit> exhibits() {
        return List.of(Exhibit.of(
                "beyond",
                "Beyond the training",
                "The model under other conditions: as shown as PNG, the error of each frame as CSV.",
                ".beyond",
                () -> model.figures().toCsv()));
    }

    @Override
    public List<Verb> verbs() {
        return List.of(Verb.inTab(
                TAB,
                "beyondFrames",
                Verb.oneOf("10", "20", "30", "50"),
                "look beyond",
                around.looksIn(),
                values -> model.futureProperty().set(Integer.valueOf(values.get(0)))));
    }
}
