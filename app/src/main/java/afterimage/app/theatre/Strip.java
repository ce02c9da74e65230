package afterimage.app.theatre;

import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The rows of the theatre. */
public enum Strip {
    INPUT("Input", () -> Terms.words("input"), Palette::input),
    RECONSTRUCTION("Reconstruction", () -> Terms.words("reconstruction"), Palette::reconstruction),
    TRUTH("Future truth", () -> Terms.words("future-truth"), Palette::truth),
    PREDICTION("Prediction", () -> Terms.words("prediction"), Palette::prediction),
    /** Output minus truth, of both branches. */
    DIFFERENCE("Difference", () -> Terms.words("difference"), Palette::dim);

    private final String title;
    private final Supplier<String> about;
    private final ToIntFunction<Palette> colour;

    Strip(String title, Supplier<String> about, ToIntFunction<Palette> colour) {
        this.title = title;
        this.about = about;
        this.colour = colour;
    }

    public String title() {
        return title;
    }

    /** What the glossary says of it. */
    String about() {
        return about.get();
    }

    int colour(Palette palette) {
        return colour.applyAsInt(palette);
    }
}
