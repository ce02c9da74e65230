package afterimage.app.control;

import afterimage.app.theme.Palette;
import java.util.function.ToIntFunction;

/** A line over a clip's steps, see {@link StepChart}: NaN where there is none, dashed what is to compare with. */
public record StepLine(String name, ToIntFunction<Palette> colour, double[] values, boolean dashed) {}
