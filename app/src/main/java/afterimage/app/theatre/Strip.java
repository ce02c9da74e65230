package afterimage.app.theatre;

import afterimage.app.glossary.Terms;
import afterimage.app.theme.Palette;
import java.util.function.ToIntFunction;

/** The rows of the theatre. */
public enum Strip {
    INPUT(Terms.words("input"), Palette::input),
    RECONSTRUCTION(Terms.words("reconstruction"), Palette::reconstruction),
    TRUTH(Terms.words("future-truth"), Palette::truth),
    PREDICTION(Terms.words("prediction"), Palette::prediction),
    /** Output minus truth, of both branches. */
    DIFFERENCE(Terms.words("difference"), Palette::dim);

    /** What the glossary says of it. */
    final String about;

    final ToIntFunction<Palette> colour;

    Strip(String about, ToIntFunction<Palette> colour) {
        this.about = about;
        this.colour = colour;
    }
}
