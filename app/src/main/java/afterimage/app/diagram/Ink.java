package afterimage.app.diagram;

import afterimage.app.theme.Palette;

/** A colour by meaning; which one it is depends on the theme. */
enum Ink {
    NONE,
    CONTROL,
    RAISED,
    LINE,
    WIRE,
    TEXT,
    DIM,
    ACCENT,
    INPUT,
    RECONSTRUCTION,
    TRUTH,
    PREDICTION;

    /** 0xRRGGBB. */
    int of(Palette palette) {
        return switch (this) {
            case NONE, CONTROL -> palette.control();
            case RAISED -> palette.raised();
            case LINE -> palette.line();
            case WIRE -> palette.faint();
            case TEXT -> palette.text();
            case DIM -> palette.dim();
            case ACCENT -> palette.accent();
            case INPUT -> palette.input();
            case RECONSTRUCTION -> palette.reconstruction();
            case TRUTH -> palette.truth();
            case PREDICTION -> palette.prediction();
        };
    }
}
