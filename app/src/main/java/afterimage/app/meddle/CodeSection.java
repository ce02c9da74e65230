package afterimage.app.meddle;

import afterimage.app.control.FrameTiles;
import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Texts;
import afterimage.engine.clip.Clip;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What the decoders start from: the clip's own code, nothing, or another clip's; and noise on it. */
final class CodeSection extends FlowPane {
    private enum Start {
        OWN,
        ZEROS,
        OTHER;

        String key() {
            return "meddle-code-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeddleViewModel model;
    private final MeddleChoices choices;
    private final Segments<Start> start;
    private final Dial noise;

    CodeSection(MeddleViewModel model) {
        super(14, 6);
        this.model = model;
        choices = model.choices;
        start = new Segments<>("meddle-code", List.of(Start.values()), start -> Texts.of(start.key()), this::choose)
                .explained(start -> Texts.of(start.key() + ".about"));
        start.getStyleClass().add("meddle-segments");
        noise = new Dial("meddle-noise", 1, choices::setNoise);
        Label noiseName = Nodes.explained(Texts.of("meddle.noise"), Texts.of("meddle.noise.about"));
        Button again = Nodes.button("meddle-noise-again", choices::newNoise);
        again.setGraphic(Icon.DICE.node());
        getChildren()
                .addAll(Nodes.row(8, new Label(Texts.of("meddle.code")), start), Nodes.row(8, noiseName, noise, again));
    }

    private void choose(Start from) {
        switch (from) {
            case OWN -> choices.startFromOwn();
            case ZEROS -> choices.startFromZeros();
            // What a clip is told from others by: its last input frame.
            case OTHER -> {
                List<Clip> clips = model.players.shownClips();
                int last = choices.inputFrames - 1;
                FrameTiles tiles =
                        FrameTiles.ofClips("meddle-clip-", "meddle.code-of-clip", clips, last, model::startFromClip);
                tiles.showUnder(start.segment(Start.OTHER));
            }
        }
        refresh();
    }

    void refresh() {
        int number = choices.otherClip();
        start.choose(choices.startsFromZeros() ? Start.ZEROS : number > 0 ? Start.OTHER : Start.OWN);
        start.segment(Start.OTHER)
                .setText(number > 0 ? Texts.of("meddle.of-clip", number) : Texts.of(Start.OTHER.key()));
        noise.set(choices.now.get().what().code().noise());
    }
}
