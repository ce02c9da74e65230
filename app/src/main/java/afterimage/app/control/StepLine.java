package afterimage.app.control;

import afterimage.app.theme.Palette;
import java.util.function.ToIntFunction;

/**
 * A line over a clip's steps, see {@link StepChart}, in a colour of the palette of now: its values, NaN where there is
 * none; dashed as those are that stand for something to compare with.
 */
public record StepLine(String name, ToIntFunction<Palette> colour, double[] values, boolean dashed) {}
