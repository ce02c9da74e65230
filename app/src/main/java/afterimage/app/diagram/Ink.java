package afterimage.app.diagram;

import afterimage.app.theme.Palette;
import afterimage.engine.model.Branch;
import java.util.function.ToIntFunction;

/** A colour by meaning; which one it is depends on the theme. */
enum Ink {
    NONE(Palette::control),
    BLACK(palette -> 0),
    CONTROL(Palette::control),
    RAISED(Palette::raised),
    WIRE(Palette::faint),
    TEXT(Palette::text),
    DIM(Palette::dim),
    ACCENT(Palette::accent),
    INPUT(Palette::input),
    RECONSTRUCTION(Palette::reconstruction),
    TRUTH(Palette::truth),
    PREDICTION(Palette::prediction);

    private final ToIntFunction<Palette> rgb;

    Ink(ToIntFunction<Palette> rgb) {
        this.rgb = rgb;
    }

    /** @param branch whose frames they are, null for the encoder's */
    static Ink of(Branch branch) {
        return branch == null ? INPUT : branch == Branch.RECONSTRUCTION ? RECONSTRUCTION : PREDICTION;
    }

    /** 0xRRGGBB. */
    int of(Palette palette) {
        return rgb.applyAsInt(palette);
    }
}
