package afterimage.app.theatre;

import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The rows of the theatre. */
public enum Strip {
    INPUT(() -> Terms.words("input"), Palette::input),
    RECONSTRUCTION(() -> Terms.words("reconstruction"), Palette::reconstruction),
    TRUTH(() -> Terms.words("future-truth"), Palette::truth),
    PREDICTION(() -> Terms.words("prediction"), Palette::prediction),
    /** Output minus truth, of both branches. */
    DIFFERENCE(() -> Terms.words("difference"), Palette::dim);

    private final Supplier<String> about;
    private final ToIntFunction<Palette> colour;

    Strip(Supplier<String> about, ToIntFunction<Palette> colour) {
        this.about = about;
        this.colour = colour;
    }

    public String title() {
        return Texts.of(this);
    }

    /** What the glossary says of it. */
    String about() {
        return about.get();
    }

    int colour(Palette palette) {
        return colour.applyAsInt(palette);
    }
}
