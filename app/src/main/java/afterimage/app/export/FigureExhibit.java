package afterimage.app.export;

import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** The figure of several runs as something to export; always in the colours of paper. */
public final class FigureExhibit {
    public static final String ID = "figure";

    private FigureExhibit() {}

    public static Exhibit of(FigureViewModel chosen, FigureMaker maker) {
        Map<Format, Exhibit.Source> ways = new LinkedHashMap<>();
        for (Format format : new Format[] {Format.PDF, Format.SVG, Format.PNG}) {
            ways.put(format, look -> Taken.drawing(painting(chosen, maker, look), format, look));
        }
        return new Exhibit(
                ID,
                "Figure of several runs",
                "The truth, then what each run makes of the same clip, as in the lab report's figures 6 and 7.",
                null,
                ways);
    }

    private static Function<DoubleConsumer, Painting> painting(FigureViewModel chosen, FigureMaker maker, Look look) {
        FigureChoice choice = chosen.choice();
        String problem = chosen.problemProperty().get();
        return progress -> {
            BadInput.unless(choice != null, "%s", problem);
            return maker.make(choice, Palette.PRINT, look.differences(), progress);
        };
    }
}
